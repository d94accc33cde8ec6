// Runs the unit tests: each `*.test.ts` is made plain script first, then handed to node's own runner.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "node_modules/.tests");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const tests = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? tests(join(folder, entry.name)) : /\.test\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : []);
await build({ entryPoints: tests(join(root, "src")), outdir: out, outbase: join(root, "src"), outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", format: "esm", jsx: "automatic", target: "node20", logLevel: "warning", external: ["node:*"], loader: { ".css": "empty" }, banner: { js: 'import { createRequire as _r } from "node:module"; const require = _r(import.meta.url);' } });
const made = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? made(join(folder, entry.name)) : [join(folder, entry.name)]));
const run = spawnSync(process.execPath, ["--test", ...process.argv.slice(2), ...made(out)], { stdio: "inherit" });
process.exitCode = run.status ?? 1;
