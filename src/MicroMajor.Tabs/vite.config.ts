import { defineConfig, type Plugin } from "vite";
import { precompress } from "./build/precompress.mjs";

// `npm run dev` draws the tabs from their sources and asks a program that runs on its usual port.
const program = "http://127.0.0.1:5101";

// React's own marks for servers mean nothing here.
const onwarn = (warning: { code?: string; message: string }, say: (warning: never) => void): void => {
  if (warning.code !== "MODULE_LEVEL_DIRECTIVE") say(warning as never);
};

// What the first script asks for at once is fetched together with it, not after it: the library of Teams, before which nobody is known, and what draws.
const fetchEarly = (...names: string[]): Plugin => ({
  name: "fetch-early",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle }) => names
      .map((name) => Object.values(bundle ?? {}).find((chunk) => chunk.type === "chunk" && chunk.facadeModuleId?.endsWith(name)))
      .flatMap((chunk) => (chunk?.type === "chunk" ? [chunk.fileName, ...chunk.imports.filter((file) => !(bundle?.[file] as { isEntry?: boolean }).isEntry)] : []))
      .map((file) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `/tabs/${file}` }, injectTo: "head" as const })),
  },
});

export default defineConfig({
  base: "/tabs/",
  plugins: [fetchEarly("/Teams/sdk.ts", "/src/draw.tsx"), precompress()],
  build: { outDir: "../MicroMajor.TeamsApp/wwwroot/tabs", emptyOutDir: true, target: "es2022", manifest: true, chunkSizeWarningLimit: 700, modulePreload: { polyfill: false }, rollupOptions: { onwarn } },
  server: { host: "127.0.0.1", proxy: { "/tabs/api": program, "/tabs/config": program } },
});
