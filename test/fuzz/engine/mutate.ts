import type { Chance } from "./chance.ts";
import { mutateJson } from "./mutate-json.ts";

/** What a mutation takes from, beside the input itself: each character is a byte. */
interface Material {
  readonly words: readonly string[];
  /** Another input. */
  readonly other: string;
}

type Mutation = (input: string, material: Material, chance: Chance) => string;

const CHARACTERS = [..."0123456789abfAZ-+.,;:'\"\\/{}[]()<>= \t\r\n\0\x7f\x80\xff%#&"] as const;
const NUMBERS = [
  ...["0", "-1", "1", "00", "9", "10", "255", "256", "1023", "1024", "32767", "32768", "65535"],
  ...["65536", "2147483647", "2147483648", "4294967295", "4294967296", "9007199254740992"],
  ...["1e9", "1e999", "0.1", "-0", "NaN", "Infinity", "0x10", "99999999999999999999"],
] as const;

/** A text as its bytes in UTF-8, one character each. */
export function bytesOf(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function utf8Of(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function span(input: string, chance: Chance): readonly [from: number, to: number] {
  const from = chance.below(input.length + 1);
  const lengthMax = chance.of([1, 2, 4, 8, 20, 64, 512]);
  return [from, Math.min(input.length, from + 1 + chance.below(lengthMax))];
}

function replace(input: string, from: number, to: number, by: string): string {
  return input.slice(0, from) + by + input.slice(to);
}

const flipBit: Mutation = (input, _, chance) => {
  const at = chance.below(input.length);
  const flipped = input.charCodeAt(at) ^ (1 << chance.below(8));
  return replace(input, at, at + 1, String.fromCharCode(flipped & 0xff));
};

const putCharacter: Mutation = (input, _, chance) => {
  const at = chance.below(input.length + 1);
  const isAny = chance.below(4) === 0;
  const put = isAny ? String.fromCharCode(chance.below(256)) : chance.oneOf(CHARACTERS);
  return replace(input, at, at + chance.below(2), put ?? "0");
};

const cut: Mutation = (input, _, chance) => replace(input, ...span(input, chance), "");

const endEarly: Mutation = (input, _, chance) => input.slice(0, chance.below(input.length + 1));

const repeat: Mutation = (input, _, chance) => {
  const [from, to] = span(input, chance);
  const times = chance.of([2, 2, 3, 8, 64, 1_000]);
  return replace(input, from, to, input.slice(from, to).repeat(times));
};

const putWord: Mutation = (input, { words }, chance) => {
  const at = chance.below(input.length + 1);
  return replace(input, at, at, chance.oneOf(words) ?? "");
};

/** Words come in the place of words, and numbers in that of numbers. */
const exchangeToken: Mutation = (input, { words }, chance) => {
  const tokens = [...input.matchAll(/[A-Za-z_][\w-]*|-?\d+(?:\.\d+)?/g)];
  const token = chance.oneOf(tokens);
  if (token === undefined) return input;
  const [text] = token;
  const number = Number(text);
  const near = String(number + chance.of([1, -1, 2, 100, -number]));
  const isNumber = /\d$/.test(text) && !Number.isNaN(number);
  const by = isNumber ? chance.of([near, ...NUMBERS]) : chance.oneOf(words);
  return replace(input, token.index, token.index + text.length, by ?? "");
};

const splice: Mutation = (input, { other }, chance) =>
  input.slice(0, chance.below(input.length + 1)) + other.slice(chance.below(other.length + 1));

const takeOver: Mutation = (input, { other }, chance) => {
  const at = chance.below(input.length + 1);
  return replace(input, at, at + chance.below(8), other.slice(...span(other, chance)));
};

/** Lines are records: they go, come twice, and change places. */
const moveLine: Mutation = (input, _, chance) => {
  const lines = input.split("\n");
  const [line = ""] = lines.splice(chance.below(lines.length), 1);
  const copies = Array.from({ length: chance.below(3) }, () => line);
  lines.splice(chance.below(lines.length + 1), 0, ...copies);
  return lines.join("\n");
};

/** JSON within the input: the whole of it, or one of its lines. */
const changeJson: Mutation = (input, { words, other }, chance) => {
  const text = utf8Of(input);
  const whole = mutateJson(text, utf8Of(other), words, chance);
  if (whole !== undefined) return bytesOf(whole);
  const lines = text.split("\n");
  const at = chance.below(lines.length);
  const donor = lines[chance.below(lines.length)] ?? "";
  lines[at] = mutateJson(lines[at] ?? "", donor, words, chance) ?? lines[at] ?? "";
  return bytesOf(lines.join("\n"));
};

/** What is written as base64 or hex is changed inside, so that it can still be read. */
const changeInside: Mutation = (input, material, chance) => {
  const runs = [...input.matchAll(/(?:[A-Za-z0-9+/]+\s?){16,}={0,2}/g)];
  const run = chance.oneOf(runs);
  if (run === undefined) return flipBit(input, material, chance);
  const encoding = /^[0-9a-f]+$/.test(run[0]) ? "hex" : "base64";
  const inside = Buffer.from(run[0], encoding).toString("latin1");
  const change = chance.of([flipBit, putCharacter, cut, repeat, takeOver]);
  const changed = Buffer.from(change(inside, material, chance), "latin1").toString(encoding);
  return replace(input, run.index, run.index + run[0].length, changed);
};

const MUTATIONS = [
  ...[flipBit, putCharacter, cut, endEarly, repeat, putWord, exchangeToken, exchangeToken],
  ...[splice, takeOver, moveLine, changeJson, changeJson, changeJson, changeInside],
] as const;

/** An input changed in one place or in a few, and cut off behind so many bytes. */
export function mutate(
  input: string,
  bytesMax: number,
  material: Material,
  chance: Chance,
): string {
  let changed = input;
  const times = chance.of([1, 1, 1, 2, 2, 3, 4, 8]);
  for (let time = 0; time < times; time += 1) {
    changed = chance.of(MUTATIONS)(changed, material, chance).slice(0, bytesMax);
  }
  return changed;
}
