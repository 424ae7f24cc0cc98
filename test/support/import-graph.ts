import { posix } from "node:path";
import { readSource, type Source } from "./sources.ts";
import type { ProjectFile } from "./tree.ts";

/** A file uses a name of another; `*` for all of its names. */
interface Use {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** A file that other packages import by a name of its package: `@utrn-lab/utrn`. */
interface Door {
  readonly specifier: string;
  readonly path: string;
  readonly isPrivate: boolean;
}

/** The TypeScript files of the project, and which of them uses what of which. */
export interface ImportGraph {
  readonly sources: readonly Source[];
  readonly uses: readonly Use[];
  readonly doors: readonly Door[];
}

interface PackageJson {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Record<string, Record<string, string> | string>;
}

function doorsOf({ path, text }: ProjectFile): Door[] {
  const { name, private: isPrivate = false, exports = {} }: PackageJson = JSON.parse(text);
  return Object.entries(exports).flatMap(([subpath, conditions]) => {
    const source = typeof conditions === "string" ? conditions : conditions["@utrn-lab/source"];
    if (source === undefined) return [];
    const door = posix.join(posix.dirname(path), source);
    return [{ specifier: posix.join(name, subpath), path: door, isPrivate }];
  });
}

/** Reads what every TypeScript file imports, and the doors that the `package.json` files name. */
export function importGraph(files: readonly ProjectFile[]): ImportGraph {
  const sources = files.filter(({ path }) => /\.tsx?$/.test(path)).map(readSource);
  const paths = new Set(sources.map(({ path }) => path));
  const doors = files
    .filter(({ path }) => posix.basename(path) === "package.json")
    .flatMap(doorsOf);
  const doorPaths = new Map(doors.map(({ specifier, path }) => [specifier, path]));
  const resolve = (from: string, specifier: string) =>
    specifier.startsWith(".")
      ? posix.join(posix.dirname(from), specifier)
      : doorPaths.get(specifier);
  const uses = sources.flatMap(({ path: from, taken }) =>
    taken.flatMap(({ specifier, name }) => {
      const to = resolve(from, specifier);
      return to !== undefined && paths.has(to) ? [{ from, to, name }] : [];
    }),
  );
  return { sources, uses, doors };
}

/** The imports that lead from a file back to itself, one list of files for each such circle. */
export function importCircles({ uses }: Pick<ImportGraph, "uses">): string[][] {
  const reachable = new Map<string, Set<string>>();
  const next = Map.groupBy(uses, ({ from }) => from);
  for (const start of next.keys()) {
    const seen = new Set<string>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const unseen = (next.get(at) ?? []).map(({ to }) => to).filter((to) => !seen.has(to));
      for (const to of unseen) seen.add(to);
      open.push(...unseen);
    }
    reachable.set(start, seen);
  }
  const inCircle = [...next.keys()].filter((path) => reachable.get(path)?.has(path)).sort();
  const circles = Map.groupBy(inCircle, (path) =>
    inCircle.find((other) => reachable.get(path)?.has(other) && reachable.get(other)?.has(path)),
  );
  return [...circles.values()];
}
