import { describe, expect, it } from "vitest";
import { type ImportGraph, importCircles, importGraph } from "./support/import-graph.ts";
import { ROOM_ORDER } from "./support/room-order.ts";
import { type ProjectFile, projectFiles } from "./support/tree.ts";

const GRAPH = importGraph(projectFiles());

/** A graph of files that are not in the tree, to see a rule broken. */
const graphOf = (texts: Record<string, string>): ImportGraph =>
  importGraph(Object.entries(texts).map(([path, text]): ProjectFile => ({ path, text })));

describe("no import leads back to where it began", () => {
  it("holds for types, too", () => {
    expect(importCircles(GRAPH)).toEqual([]);
  });

  it("would be seen broken", () => {
    const circles = importCircles(
      graphOf({
        "a.ts": 'import { b } from "./b.ts";',
        "b.ts": 'export { c as b } from "./c.ts";',
        "c.ts": 'export type C = import("./a.ts").A;',
        "d.ts": 'import "./a.ts";',
      }),
    );
    expect(circles).toEqual([["a.ts", "b.ts", "c.ts"]]);
  });
});

interface Place {
  readonly house: string;
  readonly floor: number;
}

/** The floor of a file in each package, app or project that has an order; -1 for none. */
function placesOf(path: string): Place[] {
  return Object.entries(ROOM_ORDER).flatMap(([house, rooms]) => {
    if (house !== "" && !path.startsWith(`${house}/`)) return [];
    const inside = house === "" ? path : path.slice(house.length + 1);
    const isIn = (room: string) => inside === room || inside.startsWith(`${room}/`);
    return [{ house, floor: rooms.findIndex((line) => line.split(" ").some(isIn)) }];
  });
}

function filesInNoRoom({ sources }: ImportGraph): string[] {
  return sources
    .filter(({ path }) => placesOf(path).some(({ floor }) => floor === -1))
    .map(({ path }) => `${path}: is in no room  -> move it, or name its room in room-order.ts`);
}

function importsUpward({ uses }: ImportGraph): string[] {
  const upward = uses.filter(({ from, to }) => {
    const targets = placesOf(to);
    return placesOf(from).some(({ house, floor }) =>
      targets.some((target) => target.house === house && target.floor > floor),
    );
  });
  const lines = upward.map(
    ({ from, to }) => `${from}: imports ${to}, a room above  -> move what it needs down`,
  );
  return [...new Set(lines)];
}

describe("no file imports from a room above its own", () => {
  it("holds in every package and app", () => {
    expect(importsUpward(GRAPH)).toEqual([]);
  });

  it("knows the room of every file", () => {
    expect(filesInNoRoom(GRAPH)).toEqual([]);
  });

  it("would be seen broken", () => {
    const graph = graphOf({
      "packages/meter-emulator/src/units/money.ts": 'import { step } from "../step.ts";',
      "packages/meter-emulator/src/step.ts": 'import { newMeter } from "./create.ts";',
      "packages/meter-emulator/src/create.ts": 'import "../../../apps/demo/src/main.ts";',
      "packages/meter-emulator/src/attic/old.ts": "",
      "apps/demo/src/main.ts": "",
    });
    expect(importsUpward(graph)).toEqual([
      expect.stringMatching(/^packages\/meter-emulator\/src\/units\/money\.ts: imports .*step\.ts/),
      expect.stringMatching(/^packages\/meter-emulator\/src\/create\.ts: imports apps\/demo/),
    ]);
    expect(filesInNoRoom(graph)).toEqual([expect.stringMatching(/attic\/old\.ts/)]);
  });
});

/** Imports of a file inside another package. Tests and benchmarks may look at what they test. */
function importsPastDoors({ uses, doors }: ImportGraph): string[] {
  const packageOf = (path: string) => /^(packages|apps)\/[^/]+\//.exec(path)?.[0];
  return uses
    .filter(({ from }) => packageOf(from) !== undefined)
    .filter(({ from, to }) => packageOf(from) !== packageOf(to))
    .filter(({ to }) => !doors.some(({ path }) => path === to))
    .map(({ from, to }) => `${from}: imports ${to}  -> import it from a door of its package`);
}

describe("a package is entered by its doors", () => {
  it("holds in every package and app", () => {
    expect(importsPastDoors(GRAPH)).toEqual([]);
  });

  it("would be seen broken", () => {
    const exports = { "./door": { "@utrn-lab/source": "./src/door.ts" } };
    const graph = graphOf({
      "packages/a/package.json": JSON.stringify({ name: "@utrn-lab/a", exports }),
      "packages/a/src/door.ts": 'export { one } from "./wall.ts";',
      "packages/a/src/wall.ts": "export const one = 1;",
      "apps/b/src/main.ts":
        'import { one } from "@utrn-lab/a/door"; import "../../../packages/a/src/wall.ts";',
    });
    expect(importsPastDoors(graph)).toEqual([
      expect.stringMatching(/^apps\/b\/src\/main\.ts: imports packages\/a\/src\/wall\.ts/),
    ]);
  });
});

/** Files that a tool or a person starts by their name: what they export is used. */
const STARTED = /(^|\/)[^/]+\.(config|test)\.ts$/;

/**
 * Exports that nothing uses. A name that a published package promises at a door is used by whoever
 * installs it; a name of a private package must be used here. What only a test uses is not used,
 * unless it is at a door.
 */
function deadExports({ sources, uses, doors }: ImportGraph): string[] {
  const isTest = (path: string) => path.startsWith("test/");
  const doorAt = (path: string) => doors.find((door) => door.path === path);
  const byTarget = Map.groupBy(uses, ({ to }) => to);
  const isUsed = (path: string, name: string) =>
    byTarget
      .get(path)
      ?.some(
        (use) =>
          (use.name === name || use.name === "*") &&
          (!isTest(use.from) || isTest(path) || doorAt(path) !== undefined),
      ) ?? false;
  return sources
    .filter(({ path }) => !STARTED.test(path) && doorAt(path)?.isPrivate !== false)
    .flatMap(({ path, exports }) => exports.map((name) => ({ path, name })))
    .filter(({ path, name }) => !isUsed(path, name))
    .map(({ path, name }) => `${path}: nothing uses ${name}  -> delete it, or export it no more`);
}

describe("every export is used", () => {
  it("holds in every file", () => {
    expect(deadExports(GRAPH)).toEqual([]);
  });

  it("would be seen broken", () => {
    const exports = { ".": { "@utrn-lab/source": "./src/index.ts" } };
    const dead = deadExports(
      graphOf({
        "packages/a/package.json": JSON.stringify({ name: "@utrn-lab/a", exports }),
        "packages/a/src/index.ts": 'export { promised } from "./a.ts";',
        "packages/a/src/a.ts": "export const promised = 1, tested = 2, forgotten = 3;",
        "packages/b/package.json": JSON.stringify({ name: "@utrn-lab/b", private: true, exports }),
        "packages/b/src/index.ts": "export const idle = 1, busy = 2;",
        "test/a.test.ts":
          'import { tested } from "../packages/a/src/a.ts"; import { busy } from "@utrn-lab/b";',
      }),
    );
    expect(dead).toEqual([
      expect.stringMatching(/^packages\/a\/src\/a\.ts: nothing uses tested /),
      expect.stringMatching(/^packages\/a\/src\/a\.ts: nothing uses forgotten /),
      expect.stringMatching(/^packages\/b\/src\/index\.ts: nothing uses idle /),
    ]);
  });
});
