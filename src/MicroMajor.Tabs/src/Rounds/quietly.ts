import { busy, sentenceOf, tellPerson } from "../Frame/acts";
import type { Act } from "../Wire/desks";
import { tell } from "../Wire/answers";
import { act as send } from "../Wire/wire";

/** Does a verb in its place: says what came of it and reads the page again, without the card that the chat would draw. */
export async function quietly(act: Act): Promise<boolean> {
  if (busy.get()) return false;
  busy.set(act);
  try {
    const answer = await send(act.verb, act.data);
    const refused = (answer.problems?.length ?? 0) > 0;
    if (refused) tellPerson(answer.problems!.map((problem) => problem.sentence).join(" "), "bad");
    else if (answer.said) tellPerson(answer.said, answer.tone ?? "good");
    tell(null);
    return !refused && answer.tone !== "bad" && answer.tone !== "warn";
  } catch (failure) {
    tellPerson(sentenceOf(failure), "bad");
    return false;
  } finally {
    busy.set(null);
  }
}
