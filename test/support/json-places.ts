/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
/** Where something is in a JSON value, by members and indexes. */
export type Path = readonly (string | number)[];

/** Every place in a JSON value, with what is there. */
export function places(value: Json, path: Path = []): (readonly [Path, Json])[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[path, value], ...members.flatMap(([name, member]) => places(member, [...path, name]))];
}

/** A copy in which something is done to the object or list that holds a place. */
export function changed(
  whole: Json,
  path: Path,
  change: (holder: Record<string | number, Json>, name: string | number) => void,
): Json {
  const copy = structuredClone(whole);
  const name = path.at(-1) ?? "";
  const holder = path.slice(0, -1).reduce((at: Json, step) => (at as never)[step], copy);
  change(holder as Record<string | number, Json>, name);
  return copy;
}
