import { start } from "./Frame/session";
import "./style/frame.css";

// Who is there is asked before the first line is drawn: the host answers while the large script, which does the drawing, is still on its way.
void start();
void import("./draw");
