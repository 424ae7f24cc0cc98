import { parseSync } from "vite";
import type { ProjectFile } from "./tree.ts";

/** A TypeScript file as its syntax tree, with what it imports and exports. */
export type Syntax = ReturnType<typeof parseSync>;

/** Reads a TypeScript file with the parser that Vite brings along. */
export function parseFile({ path, text }: ProjectFile): Syntax {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new SyntaxError(`${path}: ${error.message}`);
  return parsed;
}

/** The line, from 1, of an offset into a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
