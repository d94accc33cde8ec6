import { asked, start } from "./Frame/session";
import "./style/frame.css";

// Who is there, and what they came for, is asked first: the large script, which does the drawing, is on its way beside that, and is evaluated while the server answers.
void start();
void asked.then(() => import("./draw"));
