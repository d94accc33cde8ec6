// Draws color.png and outline.png from their SVG sources with a headless Chromium.
// Run it after changing an SVG and commit the PNGs:  node draw-icons.mjs [path of chromium]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const chromium = process.argv[2] ?? 'chromium';
const scratch = mkdtempSync(join(tmpdir(), 'icons-'));
try {
  for (const [name, size] of [['color', 192], ['outline', 32]]) {
    // A page of its own: opened directly, a small SVG sits in a larger window.
    const page = join(scratch, `${name}.html`);
    writeFileSync(page, `<style>*{margin:0}img{display:block}</style><img src="${pathToFileURL(join(here, `${name}.svg`))}">`);
    execFileSync(chromium, [
      '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1', '--default-background-color=00000000',
      `--user-data-dir=${join(scratch, 'profile')}`, `--window-size=${size},${size}`, `--screenshot=${join(here, `${name}.png`)}`, pathToFileURL(page).href,
    ], { stdio: 'ignore' });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
