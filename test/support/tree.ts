import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** A text file of the project, with its path from the root. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** What a generator writes whole: nobody reads or edits it line by line. */
const GENERATED = "packages/client/src/interface.ts";

/** Every file that is, or is about to be, committed, but for what is generated. */
export function projectFiles(): ProjectFile[] {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  return execFileSync("git", list, { encoding: "utf8" })
    .split("\0")
    .filter((path) => path !== "" && path !== GENERATED && existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}
