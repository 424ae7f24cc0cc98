import { saveFile } from "../save-file.ts";
import type { Session } from "./session-calls.ts";

/** Gives the tester a session as a file that is named after it. */
export function saveSession(name: string, session: Session): void {
  const file = `${name.toLowerCase().replace(/\W+/g, "-")}.json`;
  saveFile(file, "application/json", `${JSON.stringify(session, null, 2)}\n`);
}
