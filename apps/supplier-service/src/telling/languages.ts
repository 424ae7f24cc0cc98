import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { type Language, languageFrom } from "./language.ts";

const FOLDER = new URL("./languages/", import.meta.url);

function readTexts(tag: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL(`${tag}.json`, FOLDER), "utf8"));
}

const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .toSorted()
    .map((tag) => [tag, languageFrom(tag, readTexts(tag))]),
);

/** The tags of all languages: a file in `languages/` makes one. */
export const LANGUAGE_TAGS: readonly string[] = [...LANGUAGES.keys()];

/** A language by its tag, which is one of `LANGUAGE_TAGS`. */
export function languageOf(tag: string): Language {
  const language = LANGUAGES.get(tag);
  assert(language !== undefined, `no language has the tag ${tag}`);
  return language;
}
