import { defineConfig } from "vite";

// `npm run dev` draws the page from its sources and asks a tenant that runs on its usual port.
const tenant = "http://127.0.0.1:5100";

export default defineConfig({
  build: { outDir: "../wwwroot", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 900 },
  server: { host: "127.0.0.1", proxy: { "/_teams": tenant, "/_sharepoint": tenant } },
});
