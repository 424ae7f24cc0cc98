import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSession } from "../sessions/parse.ts";
import type { Session } from "../sessions/session.ts";

/** Where the ready sessions lie, a file each. */
export const READY_FOLDER: string = fileURLToPath(new URL("../../sessions", import.meta.url));

let read: ReadonlyMap<string, Session> | undefined;

/** Every ready session by its name, commands before refusals. They are read once. */
export function readySessions(): ReadonlyMap<string, Session> {
  read ??= new Map(
    readdirSync(READY_FOLDER)
      .filter((file) => file.endsWith(".json"))
      .map((file) => basename(file, ".json"))
      .sort()
      .map((name) => [
        name,
        parseSession(JSON.parse(readFileSync(join(READY_FOLDER, `${name}.json`), "utf8"))),
      ]),
  );
  return read;
}
