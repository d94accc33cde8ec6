import { defineConfig, type Plugin } from "vite";
import { precompress } from "./build/precompress.mjs";

// `npm run dev` draws the tabs from their sources and asks a program that runs on its usual port.
const program = "http://127.0.0.1:5101";

// React's own marks for servers mean nothing here.
const onwarn = (warning: { code?: string; message: string }, say: (warning: never) => void): void => {
  if (warning.code !== "MODULE_LEVEL_DIRECTIVE") say(warning as never);
};

// As it is loaded, TeamsJS tells its log the local time, and Chromium reads its tables of zones and languages for that before anybody is known. Nobody reads the log:
// it is told the time of the wire, as in the same line already. To be taken out once the library formats nothing that nobody listens to.
const quietTeamsJs = (): Plugin => ({
  name: "quiet-teams-js",
  apply: "build",
  transform(code, id) {
    if (!id.includes("@microsoft/teams-js/") || !id.endsWith("/public/app/app.js")) return undefined;
    const local = "(new Date).toLocaleString()";
    if (!code.includes(local)) this.error("TeamsJS tells no local time any more: quietTeamsJs can be taken out.");
    return { code: code.replace(local, "(new Date).toISOString()"), map: null };
  },
});

// What the first script asks for at once is fetched together with it, not after it: the library of Teams, before which nobody is known, the settings, and what draws.
// The last is only fetched: to read it through is not begun before the questions are asked.
const fetchEarly = (join: string, draw: string): Plugin => ({
  name: "fetch-early",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === "chunk");
      const withImports = (name: string): string[] => chunks.filter((chunk) => chunk.moduleIds.some((id) => id.endsWith(name))).flatMap((chunk) => [chunk.fileName, ...chunk.imports])
        .filter((file) => !chunks.some((chunk) => chunk.isEntry && chunk.fileName === file));
      const link = (attrs: Record<string, string>) => ({ tag: "link", attrs: { ...attrs, crossorigin: true }, injectTo: "head" as const });
      return [
        ...withImports(join).map((file) => link({ rel: "modulepreload", href: `/tabs/${file}` })),
        link({ rel: "preload", as: "fetch", href: "/tabs/config" }),
        ...withImports(draw).map((file) => link({ rel: "preload", as: "script", href: `/tabs/${file}` })),
      ];
    },
  },
});

export default defineConfig({
  base: "/tabs/",
  plugins: [quietTeamsJs(), fetchEarly("/Teams/sdk.ts", "/src/draw.tsx"), precompress()],
  build: { outDir: "../MicroMajor.TeamsApp/wwwroot/tabs", emptyOutDir: true, target: "es2022", manifest: true, chunkSizeWarningLimit: 700, modulePreload: { polyfill: false }, rollupOptions: { onwarn } },
  server: { host: "127.0.0.1", proxy: { "/tabs/api": program, "/tabs/config": program } },
});
