// What Microsoft's own SDK puts on the wire to a connector, and what it makes of activities of ours.
// argv[2]: {"botId", "tenantId", "userId", "conversationId", "activityId", "card", "summary", "ours": [activity...]}.
// Prints {"calls": [{method, path, body}...], "read": [activity...]}.
import { createRequire } from 'node:module';
import http from 'node:http';
import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import { CardFactory, MessageFactory } from 'botbuilder';

const require = createRequire(import.meta.url);
const { validateAndFixActivity } = require('botbuilder/lib/activityValidator.js');
const told = JSON.parse(process.argv[2]);

const calls = [];
const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  calls.push({ method: request.method, path: request.url, body: body ? JSON.parse(body) : null });
  response.writeHead(request.method === 'POST' ? 201 : 200, { 'Content-Type': 'application/json' }).end('{"id":"a:new"}');
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));

const client = new ConnectorClient(new MicrosoftAppCredentials('', ''), { baseUri: `http://127.0.0.1:${server.address().port}/teams/` });
const message = activity => ({ ...activity, channelId: 'msteams', from: { id: told.botId }, conversation: { id: told.conversationId }, locale: 'zh-CN' });
const card = message({ ...MessageFactory.attachment(CardFactory.adaptiveCard(told.card)), summary: told.summary });
await client.conversations.sendToConversation(told.conversationId, card);
await client.conversations.sendToConversation(told.conversationId, message({ type: 'message', textFormat: 'plain', text: '好' }));
await client.conversations.updateActivity(told.conversationId, told.activityId, card);
await client.conversations.deleteActivity(told.conversationId, told.activityId);
await client.conversations.createConversation({
  isGroup: false, bot: { id: told.botId }, members: [{ id: told.userId }], tenantId: told.tenantId, channelData: { tenant: { id: told.tenantId } },
});
server.close();

const read = told.ours.map(activity => validateAndFixActivity(structuredClone(activity)));
console.log(JSON.stringify({ calls, read }));
process.exit(0);
