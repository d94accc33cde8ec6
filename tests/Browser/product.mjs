import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../src/MicroMajor.Demo/bin/Release/net10.0/MicroMajor.Demo.dll", import.meta.url));

/** Starts the product with a fresh tenant; `stop` ends it and removes what it kept. */
export async function startProduct(...options) {
  const port = await freePorts(2);
  const data = await mkdtemp(join(tmpdir(), "micromajor-"));
  const child = spawn("dotnet", [program, "serve", "--port", String(port), "--data", data, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  child.stderr.on("data", (text) => said.push(text));
  const lines = createInterface({ input: child.stdout });
  const gone = once(child, "exit");
  const ready = new Promise((resolve) => lines.on("line", (line) => (said.push(`${line}\n`), line.startsWith("Ready: open ") && resolve(true))));
  if (!(await Promise.race([ready, gone.then(() => false)]))) throw new Error(`The product did not start:\n${said.join("")}`);
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    endpoint: `http://127.0.0.1:${port + 1}/api/messages`,
    /** What the local tenant answers, as JSON. */
    get: async (path) => (await fetch(new URL(path, url))).json(),
    /** What the product wrote: warnings and errors, when all is well only the first line. */
    said: () => said.join(""),
    stop: async () => {
      child.kill("SIGINT");
      await gone;
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The first of so many ports in a row that nobody uses. */
export async function freePorts(count) {
  for (;;) {
    const first = await listen(0);
    const more = [];
    try {
      for (let n = 1; n < count; n++) more.push(await listen(first.address().port + n));
      return first.address().port;
    } catch {
      // One of the next ones is taken: look elsewhere.
    } finally {
      for (const server of [first, ...more]) server.close();
    }
  }
}

async function listen(port) {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}
