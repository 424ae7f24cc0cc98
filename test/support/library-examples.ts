import { readFileSync } from "node:fs";

/** Pages whose examples are one program: each goes on where the one before it ended. */
export const PAGES = [
  "packages/utrn/README.md",
  "packages/meter-emulator/README.md",
  "docs/reference/library.md",
] as const;

/** A page whose examples are one program, too, and ask a running supplier service. */
export const CLIENT_PAGE = "packages/client/README.md";

/** The examples of a page, in its order. */
export function examplesOf(page: string): string[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? "");
}

/** What an example says that it prints: behind a `console.log`, or on the line below it. */
export function promisedBy(example: string): string[] {
  const promises = example.matchAll(/console\.log\(.*\);(?: \/\/ |\n\s*\/\/ prints: )(.*)$/gm);
  return [...promises].map(([, line]) => line ?? "");
}
