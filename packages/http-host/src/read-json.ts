import { isUtf8 } from "node:buffer";

/** How much JSON is read: what a text may cost once it is read has little to do with its length. */
export interface JsonBounds {
  /** Objects and arrays within each other. */
  readonly depthMax: number;
  /** Objects and arrays in all. */
  readonly containersMax: number;
  /** Members and elements in all. */
  readonly entriesMax: number;
}

/**
 * Objects and arrays cost up to some hundred bytes each: these bounds keep what is read below some
 * 100 MB, and leave room for a list of 1,500,000 ids.
 */
export const JSON_BOUNDS: JsonBounds = {
  depthMax: 64,
  containersMax: 100_000,
  entriesMax: 1_600_000,
};

/** Why a text is not read. */
export type JsonFault =
  | "not_utf8"
  | "too_deep"
  | "too_many"
  | "not_json"
  | "member_twice"
  | "reserved_member";

/** A JSON value, or why there is none. */
type ReadJson = { readonly value: unknown } | { readonly fault: JsonFault };

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Where a string that begins at a quote ends: at its other quote, or with the text. */
function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** Counts the members that a text gives to its objects, or says which bound it passes. */
function scan(bytes: Uint8Array, bounds: JsonBounds): { members: number } | { fault: JsonFault } {
  let [depth, containers, commas, members] = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === COMMA) commas += 1;
    else if (byte === COLON) members += 1;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth -= 1;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      depth += 1;
      containers += 1;
      if (depth > bounds.depthMax) return { fault: "too_deep" };
      if (containers > bounds.containersMax) return { fault: "too_many" };
    }
    if (commas + members > bounds.entriesMax) return { fault: "too_many" };
  }
  return { members };
}

/** Whether code that copies members one by one would reach a prototype by this object. */
function isReserved(object: object): boolean {
  if (Object.hasOwn(object, "__proto__")) return true;
  if (!Object.hasOwn(object, "constructor")) return false;
  const { constructor: maker }: { constructor: unknown } = object;
  return typeof maker === "object" && maker !== null && "prototype" in maker;
}

/** The members that the objects of a value have in all; undefined where one of them is reserved. */
function countMembers(value: unknown): number | undefined {
  if (typeof value !== "object" || value === null) return 0;
  if (!Array.isArray(value) && isReserved(value)) return undefined;
  const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let members = Array.isArray(value) ? 0 : inside.length;
  for (const each of inside) {
    if (typeof each !== "object") continue;
    const more = countMembers(each);
    if (more === undefined) return undefined;
    members += more;
  }
  return members;
}

/**
 * Reads JSON (RFC 8259) that comes from outside. Its bounds are checked on the bytes, before any of
 * it is made; and an object that says a member twice is refused, as one reader would take the first
 * and another the last (RFC 8259, section 4).
 */
export function readJson(bytes: Uint8Array, bounds: JsonBounds = JSON_BOUNDS): ReadJson {
  if (!isUtf8(bytes)) return { fault: "not_utf8" };
  const scanned = scan(bytes, bounds);
  if ("fault" in scanned) return scanned;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  } catch {
    return { fault: "not_json" };
  }
  const members = countMembers(value);
  if (members === undefined) return { fault: "reserved_member" };
  // A member said twice is one in the value, and two in the text.
  return members === scanned.members ? { value } : { fault: "member_twice" };
}
