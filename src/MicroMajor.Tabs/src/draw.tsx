import { wanted } from "./Frame/wanted";
import { createRoot } from "react-dom/client";
import { App } from "./Frame/App";
import { session } from "./Frame/session";

/** Draws in the place of the bones of index.html, once it is known what: theme, language and desk come together. */
const draw = (): void => {
  const render = (): void => createRoot(document.getElementById("root")!).render(<App />);
  // What has to be said instead of a desk waits for no desk.
  if (session.get().name === "ready") void wanted.then(render);
  else render();
};

if (session.get().name !== "starting") draw();
else {
  const stop = session.subscribe(() => {
    stop();
    draw();
  });
}
