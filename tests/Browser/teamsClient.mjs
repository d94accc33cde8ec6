import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Starts Microsoft's local Teams client at that port for the first of these people, on this machine only and without telemetry. */
export async function startTeamsClient(port, endpoint, tenant, people) {
  const data = await mkdtemp(join(tmpdir(), "playground-"));
  const config = join(data, "playground.yml");
  await writeFile(config, JSON.stringify(describe(tenant, people)));
  const url = `http://127.0.0.1:${port}/`;
  const child = spawn(process.execPath, [
    "-r", here("./loopback.cjs"), here("./node_modules/@microsoft/m365agentsplayground/cli.js"), "start",
    "-e", endpoint, "-p", String(port), "-c", "msteams", "--service-url", `${url}_connector`, "--disable-telemetry",
  ], {
    stdio: "ignore",
    cwd: data,
    env: {
      PATH: process.env.PATH, HOME: data, TEAMSAPPTESTER_BROWSER: "none", APPLICATION_INSIGHTS_NO_STATSBEAT: "true",
      // It begins its log by taking away what is there: as root that would be /dev/null itself.
      M365_AGENTS_PLAYGROUND_LOGFILE: join(data, "playground.log"), M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
    },
  });
  const gone = once(child, "exit");
  while (!(await fetch(`${url}_debug/ping`).then((answer) => answer.ok, () => false))) {
    if (child.exitCode !== null) throw new Error(`The local Teams client ended with ${child.exitCode}.`);
    await pause(200);
  }
  return {
    url,
    stop: async () => {
      child.kill();
      await gone;
      await rm(data, { recursive: true, force: true });
    },
  };
}

const describe = (tenant, [person, ...others]) => ({
  version: "0.1.1",
  tenantId: tenant.tenantId,
  bot: { id: `28:${tenant.app.id}`, name: tenant.app.name },
  currentUser: user(person),
  // It wants five at least.
  users: others.slice(0, 5).map(user),
  personalChat: { id: "playground-personal-chat" },
  groupChat: { id: "19:playground@thread.v2", name: "教务处群" },
  team: { id: "19:playground@thread.tacv2", name: "微专业", aadGroupId: "00000000-0000-0000-0000-0000000000ff", channels: [{ id: "19:playground-1@thread.tacv2", name: "申报" }] },
});

const user = (person) => ({
  id: `29:${person.objectId}`, name: person.displayName, userPrincipleName: person.userPrincipalName, aadObjectId: person.objectId,
  givenName: person.displayName.slice(1), surname: person.displayName[0], email: person.userPrincipalName,
});
