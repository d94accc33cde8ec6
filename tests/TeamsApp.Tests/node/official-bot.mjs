// A bot made with Microsoft's own SDK, for comparison: the same tokens and activities, answered as that SDK answers.
// argv[2]: {"appId", "issuer", "metadataUrl", "card"}. Prints {"port"} and ends with its standard input.
import http from 'node:http';
import { CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsActivityHandler } from 'botbuilder';

const { appId, issuer, metadataUrl, card } = JSON.parse(process.argv[2]);

const authentication = new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'never used: this bot sends nothing',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: issuer,
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
  CallerId: 'urn:botframework:azure',
});

const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
const tasks = {
  open: { task: { type: 'continue', value: { title: '课程', height: 'large', width: 480, card: attachment } } },
  say: { task: { type: 'message', value: '已保存' } },
  close: null,
};

const result = (title) => ({ type: 'result', attachmentLayout: 'list', attachments: [{ ...attachment, preview: CardFactory.thumbnailCard(title) }] });
const nothing = { type: 'result', attachmentLayout: 'list', attachments: [] };
const noCache = { suggestedActions: { actions: [{ type: 'setCachePolicy', value: '{"type":"no-cache"}' }] } };

class Bot extends TeamsActivityHandler {
  async onAdaptiveCardInvoke(context, { action }) {
    return action.verb === 'card'
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '已保存' };
  }
  async onSearchInvoke(context, { queryText }) {
    return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: [{ title: queryText, value: 'U01' }] } };
  }
  async handleTeamsTaskModuleFetch(context, { data }) { return tasks[data.verb]; }
  async handleTeamsTaskModuleSubmit(context, { data }) { return tasks[data.verb]; }
  async handleTeamsMessagingExtensionFetchTask(context, { commandId }) { return tasks[commandId]; }
  async handleTeamsMessagingExtensionQuery() {
    const found = CardFactory.thumbnailCard('摘要');
    const preview = CardFactory.thumbnailCard('摘要', undefined, undefined, { text: '一行', tap: { type: 'invoke', value: { proposalId: 'WZY-2025-0007' } } });
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [{ ...found, preview }] } };
  }
  async handleTeamsMessagingExtensionSelectItem(context, { proposalId }) { return { composeExtension: result(proposalId) }; }
  async handleTeamsAppBasedLinkQuery(context, { url }) {
    return { composeExtension: { ...(url.endsWith('0007') ? result('摘要') : nothing), ...noCache } };
  }
  async handleTeamsAnonymousAppBasedLinkQuery() { return { composeExtension: { ...nothing, ...noCache } }; }
}

const [adapter, bot] = [new CloudAdapter(authentication), new Bot()];
console.error = () => {}; // The SDK prints every refusal; the status says it.

const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  request.body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  response.header = (name, value) => response.setHeader(name, value);
  response.status = code => { response.statusCode = code; return response; };
  response.send = body => { response.write(typeof body === 'string' ? body : JSON.stringify(body)); return response; };
  await adapter.process(request, response, context => bot.run(context));
});

server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
process.stdin.on('end', () => process.exit(0)).resume();
