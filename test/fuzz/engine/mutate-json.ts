import type { Chance } from "./chance.ts";

/** Values that programs trip over; the texts are JSON, as some can be written in no other way. */
const VALUES = [
  ...["null", "true", "false", "{}", "[]", '""', "0", "-0", "-1", "1", "0.5", "1e999", "-1e999"],
  ...["2147483648", "4294967295", "4294967296", "9007199254740991", "9007199254740993", "1e21"],
  ...['"\\u0000"', '"\\ud800"', '"__proto__"', '"constructor"', '" "', '"0"', '"NaN"', "[[]]"],
  ...['"00db1234567890a0"', '"2026-11-24"', '"2026-02-30"', '"24:00"', '"\\u202e"', '"\\n"'],
] as const;

/** A place in a JSON value: the object or list that it is in, and its name there. */
interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (!isHolder(value)) return found;
  for (const name of Object.keys(value)) {
    found.push({ holder: value, name });
    placesOf(value[name], found);
  }
  return found;
}

/** Stands where a text of JSON goes that no value gives. */
const MARK = "\u{e000}";

/** What to put in a place; a mark where it is to be a text. */
function valueFor(old: unknown, words: readonly string[], chance: Chance): unknown {
  if (typeof old === "number" && chance.below(2) === 0) {
    const by = chance.of([1, -1, 0.5, 100, 1_000, -old, old, 2 ** 31, 2 ** 32]);
    return old + by;
  }
  if (typeof old === "string" && chance.below(3) === 0) return chance.oneOf(words) ?? "";
  if (typeof old === "boolean" && chance.below(2) === 0) return !old;
  return MARK;
}

function removeOrMove({ holder, name }: Place, places: readonly Place[], chance: Chance): void {
  const old = holder[name];
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
  const to = chance.oneOf(places);
  if (to !== undefined && chance.below(2) === 0 && !isHolder(old)) to.holder[to.name] = old;
}

function copyWithin({ holder, name }: Place, chance: Chance): void {
  const copy = structuredClone(holder[name]);
  if (Array.isArray(holder)) holder.splice(chance.below(holder.length + 1), 0, copy);
  else holder[`${name}${chance.of(["", "2", " "])}`] = copy;
}

/**
 * Changes one place of a JSON text: its value, its name, or whether it is there.
 * @param other - another JSON text, of which a part may come in.
 * @returns undefined where the text is no JSON, or is a bare value.
 */
export function mutateJson(
  text: string,
  other: string,
  words: readonly string[],
  chance: Chance,
): string | undefined {
  let value: unknown;
  let donors: Place[] = [];
  try {
    value = JSON.parse(text);
    donors = placesOf(JSON.parse(other));
  } catch {
    if (value === undefined) return undefined;
  }
  const places = placesOf(value);
  const place = chance.oneOf(places);
  if (place === undefined) return undefined;
  const { holder, name } = place;
  const donor = chance.oneOf(donors);
  const isList = Array.isArray(holder);
  const change = chance.below(8);
  if (change === 0) removeOrMove(place, places, chance);
  else if (change === 1) copyWithin(place, chance);
  else if (change === 2 && !isList) holder[chance.oneOf(words) ?? "more"] = holder[name];
  else if (change <= 4 && donor !== undefined) {
    // A list with a name as its index would become as long as the number.
    const to = change === 3 || isList ? name : donor.name;
    holder[to] = donor.holder[donor.name];
  } else holder[name] = valueFor(holder[name], words, chance);
  return JSON.stringify(value)?.replace(`"${MARK}"`, () => chance.of(VALUES));
}
