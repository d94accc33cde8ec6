import { wanted } from "./Frame/wanted";
import { createRoot } from "react-dom/client";
import { App } from "./Frame/App";
import { session } from "./Frame/session";

/** Draws in the place of the bones of index.html, once it is known what: theme, language and desk come together. */
const draw = (): void => void wanted.then(() => createRoot(document.getElementById("root")!).render(<App />));

if (session.get().name !== "starting") draw();
else {
  const stop = session.subscribe(() => {
    stop();
    draw();
  });
}
