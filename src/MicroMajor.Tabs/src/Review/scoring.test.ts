import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { ReviewDesk } from "../Wire/reviews";
import { Scoring } from "./scoring";

const page = (grade: string, comment = ""): ReviewDesk => ({
  assignment: { id: "A1", state: "accepted", mayScore: true }, proposal: { sections: [] },
  rubric: { items: [{ key: "need", name: "", points: 20, grades: [], grade }, { key: "team", name: "", points: 20, grades: [], grade: "" }], conclusions: [], conclusion: "", comment },
});

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

function scene(answers: (ReviewDesk | Error)[]) {
  const sent: Record<string, unknown>[] = [];
  const kept = { text: null as string | null };
  const scoring = new Scoring(page("A"), {
    pause: 5, now: () => new Date(0), isAway: (failure) => (failure as Error).message === "away", sentence: () => "no",
    kept: { read: () => kept.text, write: (text) => void (kept.text = text) },
    keep: async (data) => {
      sent.push(data);
      const answer = answers.shift()!;
      if (answer instanceof Error) throw answer;
      return { page: answer };
    },
  });
  return { scoring, sent, kept };
}

test("all of the sheet is kept a moment after the last change, half done as it is", async () => {
  const { scoring, sent, kept } = scene([page("B", "好")]);
  scoring.put("grade_need", "B");
  scoring.put("comment", "好");
  assert.equal(kept.text, JSON.stringify({ grade_need: "B", comment: "好" }));
  await rest();
  assert.deepEqual(sent, [{ grade_need: "B", grade_team: "", conclusion: "", comment: "好" }]);
  assert.deepEqual([scoring.kept, kept.text], [{ name: "saved", at: new Date(0) }, null]);
});

test("without a server nothing is lost, and it is kept when there is one", async () => {
  const { scoring, kept } = scene([new Error("away"), page("C")]);
  scoring.put("grade_need", "C");
  await rest();
  assert.deepEqual([scoring.kept.name, scoring.value("grade_need"), kept.text], ["away", "C", '{"grade_need":"C"}']);
  await scoring.flush();
  assert.deepEqual([scoring.kept.name, kept.text], ["saved", null]);
  scoring.end();
});

test("a newer state of the desk does not take away what is being typed", async () => {
  const { scoring } = scene([page("B")]);
  scoring.put("grade_need", "B");
  scoring.adopt(page("A", "from elsewhere"));
  assert.deepEqual([scoring.value("grade_need"), scoring.value("comment")], ["B", "from elsewhere"]);
  await rest();
});
