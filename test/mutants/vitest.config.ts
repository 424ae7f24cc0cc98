import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { NAMED } from "./named.ts";
import { mutated } from "./named-mutant.ts";

const root = resolve(import.meta.dirname, "../..");

/**
 * Packages by their sources beside this file. The mutants are made in a copy of the tree, where
 * `node_modules` still leads to the packages as they are.
 */
function sources(group: string) {
  return readdirSync(resolve(root, group)).flatMap((folder) => {
    const place = resolve(root, group, folder);
    const manifest = JSON.parse(readFileSync(resolve(place, "package.json"), "utf8"));
    return Object.entries<{ "@utrn-lab/source"?: string }>(manifest.exports ?? {}).flatMap(
      ([door, { "@utrn-lab/source": source }]) =>
        source === undefined
          ? []
          : [
              {
                find: new RegExp(`^${manifest.name}${door.slice(1)}$`),
                replacement: resolve(place, source),
              },
            ],
    );
  });
}

const named = NAMED.find(({ name }) => name === process.env.NAMED_MUTANT);

/** Has every test meet a file with its fault. */
const putIn = {
  name: "named-mutant",
  enforce: "pre",
  transform: (text: string, id: string) =>
    named !== undefined && id === resolve(root, named.file) ? mutated(text, named) : undefined,
} as const;

export default defineConfig({
  root,
  plugins: [putIn],
  resolve: { alias: [...sources("packages"), ...sources("apps")] },
  test: {
    include: JSON.parse(process.env.MUTANT_TESTS ?? "[]"),
    setupFiles: [resolve(import.meta.dirname, "examples.ts")],
    isolate: false,
    // What is kept of a file does not know which fault was put in.
    fsModuleCache: false,
    testTimeout: 120_000,
  },
});
