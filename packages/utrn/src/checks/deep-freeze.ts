/**
 * Freezes a value and everything in it: a list or schema that this package keeps is every caller's.
 */
export function deepFreeze<T>(value: T): T {
  // What is no object is frozen as it is.
  if (Object.isFrozen(value)) return value;
  for (const member of Object.values(Object(value))) deepFreeze(member);
  return Object.freeze(value);
}
