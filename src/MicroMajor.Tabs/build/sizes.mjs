// What has to be fetched before the first desk can be used, packed as it is sent; fails when it is more than we promise.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const limits = { gz: 180 * 1024, br: 150 * 1024 };
const built = fileURLToPath(new URL("../../MicroMajor.TeamsApp/wwwroot/tabs/", import.meta.url));
const manifest = JSON.parse(readFileSync(join(built, ".vite/manifest.json"), "utf8"));
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
const size = (file, packed) => statSync(join(built, `${file}.${packed}`)).size;

/** A chunk with all that it imports at once. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = closure(entry);
// The first script asks for what draws, 我的 with it, and, inside Teams, for its library.
for (const name of ["draw", "sdk"]) closure(Object.keys(manifest).find((key) => manifest[key].name === name && manifest[key].file.endsWith(".js")), first);
const files = [...first].map((key) => manifest[key].file);
const total = { gz: 0, br: 0 };
for (const file of files) for (const packed of ["gz", "br"]) total[packed] += size(file, packed);
console.log(`first use, script: ${kib(total.gz)} gzip, ${kib(total.br)} brotli in ${files.length} files (limits ${kib(limits.gz)}, ${kib(limits.br)})`);
const styles = new Set([...first].flatMap((key) => manifest[key].css ?? []));
for (const style of styles) console.log(`first use, style: ${kib(size(style, "gz"))} gzip, ${kib(size(style, "br"))} brotli`);
for (const name of readdirSync(join(built, "assets")).filter((file) => file.endsWith(".js")).sort((a, b) => size(`assets/${b}`, "br") - size(`assets/${a}`, "br")))
  if (!files.includes(`assets/${name}`)) console.log(`later: ${name} ${kib(size(`assets/${name}`, "gz"))} gzip, ${kib(size(`assets/${name}`, "br"))} brotli`);
if (total.gz > limits.gz || total.br > limits.br) {
  console.error("More than is promised for the first use.");
  process.exitCode = 1;
}
