// Plays a list, a file, an upload session, a batch and the directory through Microsoft's JavaScript client and writes what it saw as JSON.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(fileURLToPath(import.meta.url));
const { BatchRequestContent, BatchResponseContent, Client, FileUpload, LargeFileUploadTask, PageIterator } = require("@microsoft/microsoft-graph-client");

const { BASE: base, TOKEN: token, SITE: site } = process.env;

// The client knows https addresses only: it speaks https to the tenant, and the wire below it is turned to plain http and back.
const secure = base.replace("http://", "https://");
const plainFetch = globalThis.fetch;
globalThis.fetch = async (resource, options) => {
  const url = typeof resource === "string" ? resource : resource.url;
  const request = new Request(url.replace(secure, base), typeof resource === "string" ? options : resource);
  // In the cloud the upload address is on SharePoint's host, to which the client sends no token.
  if (url.startsWith(`${secure}/_upload/`)) request.headers.delete("authorization");
  const response = await plainFetch(request);
  if (!response.headers.get("content-type")?.includes("json")) return response;
  return new Response((await response.text()).replaceAll(base, secure), { status: response.status, headers: response.headers });
};

const client = Client.initWithMiddleware({
  baseUrl: secure,
  defaultVersion: "v1.0",
  authProvider: { getAccessToken: async () => token },
  customHosts: new Set([new URL(base).hostname]),
});
const saw = {};

const found = await client.api(`/sites/${site}`).get();
saw.siteName = found.name;
const lists = `/sites/${found.id}/lists`;
const list = await client.api(lists).post({
  displayName: "第二客户端",
  columns: [{ name: "State", text: {}, indexed: true }, { name: "Points", number: {} }],
  list: { template: "genericList" },
});
const items = `${lists}/${list.id}/items`;
for (let i = 1; i <= 5; i++) {
  await client.api(items).post({ fields: { Title: `题目 ${i}`, State: i % 2 ? "odd" : "even", Points: i * 1.5 } });
}

saw.filtered = (await client.api(items).filter("fields/State eq 'odd'").expand("fields($select=Points)").get()).value.map((item) => [item.id, item.fields.Points]);
saw.paged = [];
await new PageIterator(client, await client.api(items).top(2).get(), (item) => saw.paged.push(item.id) > 0).iterate();

const first = await client.api(`${items}/1`).expand("fields").get();
await client.api(`${items}/1/fields`).header("If-Match", first.eTag).patch({ State: null });
saw.emptied = "State" in (await client.api(`${items}/1/fields`).get());
saw.errors = [];
for (const ask of [
  () => client.api(`${items}/1/fields`).header("If-Match", first.eTag).patch({ Title: "x" }),
  () => client.api(items).filter("fields/Points gt 1").get(),
  () => client.api(`${items}/99`).get(),
  () => client.api(items).post({ fields: { Nothing: 1 } }),
]) {
  try {
    await ask();
    saw.errors.push("none");
  } catch (error) {
    saw.errors.push([error.statusCode, error.code, typeof error.requestId === "string"]);
  }
}

const drive = await client.api(`/sites/${found.id}/drive`).get();
const file = await client.api(`/drives/${drive.id}/root:/文件夹/a b.txt:/content`).put(Buffer.from("你好"));
saw.fileName = file.name;
const content = await client.api(`/drives/${drive.id}/items/${file.id}/content`).responseType("arraybuffer").get();
saw.content = Buffer.from(content).toString("utf8");
const bytes = Buffer.alloc(327_680 + 5, 7);
const session = await LargeFileUploadTask.createUploadSession(client, `/drives/${drive.id}/root:/big.bin:/createUploadSession`, { item: { "@microsoft.graph.conflictBehavior": "rename" } });
const uploaded = await new LargeFileUploadTask(client, new FileUpload(bytes, "big.bin", bytes.length), session, { rangeSize: 327_680 }).upload();
saw.uploaded = [uploaded.responseBody.name, uploaded.responseBody.size];
saw.children = (await client.api(`/drives/${drive.id}/root/children`).get()).value.map((child) => child.name);

const batch = new BatchRequestContent([
  { id: "1", request: new Request(`${secure}${items}/2/fields`, { method: "PATCH", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ Title: "batched" }) }) },
  { id: "2", dependsOn: ["1"], request: new Request(`${secure}${items}/2?expand=fields`, { method: "GET" }) },
]);
const answers = new BatchResponseContent(await client.api("/$batch").post(await batch.getContent()));
saw.batch = [answers.getResponseById("1").status, (await answers.getResponseById("2").json()).fields.Title];

saw.people = (await client.api("/users").header("ConsistencyLevel", "eventual").search('"displayName:王"').select(["id", "displayName"]).get()).value;
await client.api(`/users/${saw.people[0].id}/teamwork/sendActivityNotification`).post({
  topic: { source: "text", value: "t", webUrl: "https://teams.microsoft.com/l/entity/a/b" },
  activityType: "test",
  previewText: { content: "p" },
  templateParameters: [],
});
process.stdout.write(JSON.stringify(saw));
