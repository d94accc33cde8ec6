// Incoming activities as Microsoft's own SDK builds and serializes them. argv[2]: a conversation reference. Prints [activity...].
import { MessageFactory, TurnContext } from 'botbuilder';
import { ActivityTypes } from 'botframework-schema';

const reference = JSON.parse(process.argv[2]);
const incoming = (activity, id) => ({
  ...TurnContext.applyConversationReference(activity, reference, true),
  id,
  timestamp: new Date(0),
  channelData: { tenant: { id: reference.conversation.tenantId } },
});

console.log(JSON.stringify([
  incoming({ ...MessageFactory.text('我要申报'), locale: 'zh-CN' }, '1'),
  incoming({ type: ActivityTypes.Message, value: { verb: 'proposals/start', round: '2025' }, locale: 'en-US' }, '2'),
  incoming({ type: ActivityTypes.Invoke, name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'proposals/start', data: { round: '2025' } }, trigger: 'automatic' } }, '3'),
  incoming({ type: ActivityTypes.InstallationUpdate, action: 'add' }, '4'),
]));
