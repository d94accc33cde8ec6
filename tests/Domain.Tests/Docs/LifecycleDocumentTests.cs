using System.Text;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;

namespace MicroMajor.Domain.Tests.Docs;

public sealed class LifecycleDocumentTests
{
    [Fact]
    public void The_document_shows_the_proposals_lifecycle() => GeneratedPart.IsTrue("lifecycle.md", "proposal", Proposal());

    [Fact]
    public void The_document_shows_the_assignments_lifecycle() => GeneratedPart.IsTrue("lifecycle.md", "assignment", Assignment());

    [Fact]
    public void The_document_shows_the_life_after_the_decision() => GeneratedPart.IsTrue("lifecycle.md", "milestones", Milestones());

    private static string Milestones()
    {
        var names = WordFiles.Read("states.json").GetProperty("milestone");
        var text = new StringBuilder();
        foreach (var track in MilestoneLifecycle.Table.GroupBy(s => s.Track))
        {
            text.Append($"{track.Key}:\n\n```mermaid\nstateDiagram-v2\n");
            foreach (var step in track) text.Append($"    {step.From} --> {step.To}\n");
            text.Append("```\n\n");
        }

        text.Append("| after | step | clause | reason |\n|---|---|---|---|\n");
        foreach (var step in MilestoneLifecycle.Table)
            text.Append($"| {Named(step.From)} | {Named(step.To)} | {(step.Clause.Length > 0 ? step.Clause : "ours")} | {(step.NeedsReason ? "needed" : "")} |\n");
        return text.ToString();

        string Named(Milestone milestone) => $"{milestone} {names.GetProperty($"{milestone}").Zh()}";
    }

    private static string Proposal()
    {
        var (states, acts) = (WordFiles.Read("states.json").GetProperty("proposal"), WordFiles.Read("states.json").GetProperty("acts"));
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> Draft\n");
        foreach (var t in ProposalLifecycle.Table) text.Append($"    {t.From} --> {t.To} : {t.Act}\n");
        text.Append("```\n\n| from | act | by | to | reason |\n|---|---|---|---|---|\n");
        foreach (var t in ProposalLifecycle.Table)
            text.Append($"| {State(t.From)} | {t.Act} {acts.GetProperty($"{t.Act}").Zh()} | {Who(t.By)} | {State(t.To)} | {(t.NeedsReason ? "needed" : "")} |\n");
        text.Append("\n| state | the owner reads | the college and the office read | form |\n|---|---|---|---|\n");
        foreach (var state in Enum.GetValues<ProposalState>())
        {
            var words = states.GetProperty($"{state}");
            text.Append($"| {state} | {words.GetProperty("owner").Zh()} · {words.GetProperty("owner").En()} | {words.GetProperty("office").Zh()} · {words.GetProperty("office").En()} | {(ProposalLifecycle.IsEditable(state) ? "can be edited" : "")} |\n");
        }

        return text.ToString();

        string State(ProposalState state) => $"{state} {states.GetProperty($"{state}").GetProperty("office").Zh()}";
    }

    private static string Assignment()
    {
        var (states, acts) = (WordFiles.Read("states.json").GetProperty("assignment"), WordFiles.Read("states.json").GetProperty("acts"));
        var text = new StringBuilder("| from | act | by | to | reason |\n|---|---|---|---|---|\n");
        foreach (var t in AssignmentLifecycle.Table)
            text.Append($"| {State(t.From)} | {t.Act} {acts.GetProperty($"{t.Act}").Zh()} | {(t.By == AssignmentRole.Office ? "office 教务处" : "expert 专家")} | {State(t.To)} | {(t.NeedsReason ? "needed" : "")} |\n");
        return text.ToString();

        string State(AssignmentState state) => $"{state} {states.GetProperty($"{state}").GetProperty("office").Zh()}";
    }

    private static string Who(ActorRole role) => role switch
    {
        ActorRole.Owner => "owner 负责人",
        ActorRole.UnitReviewer => "college 教学副院长",
        _ => "office 教务处",
    };
}
