using System.Text.Json.Serialization;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>How the views of this room become JSON, generated at build.</summary>
[JsonSerializable(typeof(CompareCard))]
[JsonSerializable(typeof(ConflictForm))]
[JsonSerializable(typeof(EditorsCard))]
[JsonSerializable(typeof(ExampleReading))]
[JsonSerializable(typeof(HelpCard))]
[JsonSerializable(typeof(HistoryCard))]
[JsonSerializable(typeof(MyDesk))]
[JsonSerializable(typeof(ProposalCheck))]
[JsonSerializable(typeof(ProposalHome))]
[JsonSerializable(typeof(ProposalLink))]
[JsonSerializable(typeof(ProposalMore))]
[JsonSerializable(typeof(ProposalReading))]
[JsonSerializable(typeof(ProposalShared))]
[JsonSerializable(typeof(ReasonForm))]
[JsonSerializable(typeof(ReturnChecklist))]
[JsonSerializable(typeof(ReturnPointForm))]
[JsonSerializable(typeof(RowForm))]
[JsonSerializable(typeof(SectionForm))]
[JsonSerializable(typeof(StartForm))]
[JsonSerializable(typeof(TextDialog))]
[JsonSerializable(typeof(TextForm))]
[JsonSerializable(typeof(WelcomeCard))]
[JsonSerializable(typeof(WholeText))]
[JsonSerializable(typeof(WithdrawForm))]
[JsonSerializable(typeof(WordAsk))]
[JsonSerializable(typeof(WordChanges))]
[JsonSerializable(typeof(WordChoice))]
internal sealed partial class ProposalsCardViews : JsonSerializerContext;
