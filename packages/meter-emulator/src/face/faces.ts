import type { Face } from "../meter/state.ts";

/** The keys of each face; `a` and `b` are A and B held (meter.md 6). */
const KEYS_OF: Readonly<Record<Face, string>> = {
  twelve: "0123456789ABab",
  two: "ABab",
  // Status shows page 0, Emergency page 7.
  gas: "07ABab",
};

/** Every face, in the order in which they are told. */
export const FACES: readonly Face[] = ["twelve", "two", "gas"];

/** Every key of any face. */
export const KEYS: string = KEYS_OF.twelve;

/** Whether a face has a key: one that is not there cannot be pressed. */
export function hasKey(face: Face, key: string): boolean {
  return KEYS_OF[face].includes(key);
}
