import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What the files of a page's kind are sent as, by the end of their name. */
const TYPES: Readonly<Record<string, string>> = {
  md: "text/html; charset=utf-8",
  html: "text/html; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

/** A file that is served, where it lies and what it is sent as. */
export interface GuideFile {
  readonly file: string;
  readonly type: string;
}

function typeOf(path: string): string | undefined {
  return TYPES[path.slice(path.lastIndexOf(".") + 1)];
}

/**
 * The files of a folder that are served, by their path in it, and no other: an address is looked up
 * here and never joined to a path.
 */
export function guideFiles(folder: string): ReadonlyMap<string, GuideFile> {
  const files = new Map<string, GuideFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const type = typeOf(entry.name);
    if (!entry.isFile() || type === undefined) continue;
    files.set(relative(folder, file).split(sep).join("/"), { file, type });
  }
  return files;
}
