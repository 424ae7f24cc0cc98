import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { READY_FOLDER } from "./library.ts";
import { played, SCRIPTS } from "./play.ts";

// Plays every script and writes its session: `npm run sessions -w apps/bench`, after the emulator
// or a script has changed. A test compares the files with what this would write, and with figures
// made by hand.
for (const script of SCRIPTS) {
  const session = await played(script);
  const text = `${JSON.stringify(session, undefined, 2)}\n`;
  writeFileSync(join(READY_FOLDER, `${script.name}.json`), text);
}
