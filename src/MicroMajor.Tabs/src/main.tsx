import { createRoot } from "react-dom/client";
import { App } from "./Frame/App";
import { start } from "./Frame/session";
import "./style/frame.css";

void start();
createRoot(document.getElementById("root")!).render(<App />);
