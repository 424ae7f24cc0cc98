import { saveFile } from "../save-file.ts";
import type { Session } from "./session-calls.ts";

/** A name as that of a file, without its ending. */
export function fileName(name: string): string {
  return name.toLowerCase().replace(/\W+/g, "-").replace(/^-|-$/g, "");
}

/** Gives the tester a session as a file that is named after it. */
export function saveSession(name: string, session: Session): void {
  saveFile(`${fileName(name)}.json`, "application/json", `${JSON.stringify(session, null, 2)}\n`);
}
