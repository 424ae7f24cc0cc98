import { readFileSync } from "node:fs";

/** Pages whose examples are one program: each goes on where the one before it ended. */
export const PAGES = [
  "packages/utrn/README.md",
  "packages/meter-emulator/README.md",
  "docs/reference/library.md",
] as const;

/** The examples of a page, in its order. */
export function examplesOf(page: string): string[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? "");
}
