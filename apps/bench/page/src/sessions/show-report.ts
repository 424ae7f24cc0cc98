import { saveFile } from "../save-file.ts";
import { fileName } from "./save-session.ts";
import { type Session, sessions } from "./session-calls.ts";

/** Opens the report of a session in a tab of its own, or saves it where the browser opens none. */
export async function showReport(name: string, session: Session): Promise<string> {
  const report = await sessions.report(session, "html");
  const url = URL.createObjectURL(new Blob([report], { type: "text/html" }));
  if (window.open(url, "_blank") !== null) return "The report is in a tab of its own.";
  saveFile(`report-${fileName(name)}.html`, "text/html", report);
  return "The report was saved as a file, as this browser opens no tab for it.";
}

/** Saves the report of a session as Markdown. */
export async function saveReport(name: string, session: Session): Promise<string> {
  const report = await sessions.report(session, "markdown");
  saveFile(`report-${fileName(name)}.md`, "text/markdown", report);
  return "The report was saved as a file.";
}
