import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes a .br and a .gz beside everything that the build made and that is worth it, so that the server packs nothing. */
export function precompress() {
  return {
    name: "precompress",
    apply: "build",
    async writeBundle(options, bundle) {
      await Promise.all(Object.keys(bundle).filter((name) => /\.(js|css|html|svg|json)$/.test(name) && !name.startsWith(".vite/")).map(async (name) => {
        const path = join(options.dir, name);
        const bytes = await readFile(path);
        await writeFile(`${path}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
        await writeFile(`${path}.gz`, await zip(bytes, { level: 9 }));
      }));
    },
  };
}
