import { foldText } from "./fold-text.ts";

/** A key, as far as it tells who may decide for whom. */
export interface OwnedKey {
  readonly key_id: string;
  /** A person's name; null where nobody has said whose it is. */
  readonly owner: string | null;
}

/** The person whose key it is. Of a key that nobody has named an owner of: the key itself. */
export function ownerOf({ key_id, owner }: OwnedKey): string {
  return owner ?? key_id;
}

/** One person, however the name is typed. */
function personOf(key: OwnedKey): string {
  return foldText(ownerOf(key));
}

/**
 * Whether two keys are those of two people. Whoever makes a key holds it, at least for a moment,
 * and may name any owner: so a key also speaks for the owners of those it descends from.
 * @param one - a key, and behind it the keys that made it, in any order.
 * @param other - the same of the other key.
 */
export function areTwoPeople(
  one: readonly [OwnedKey, ...OwnedKey[]],
  other: readonly [OwnedKey, ...OwnedKey[]],
): boolean {
  const speaksFor = (makers: readonly OwnedKey[], key: OwnedKey) =>
    makers.some((maker) => personOf(maker) === personOf(key));
  return !speaksFor(one, other[0]) && !speaksFor(other, one[0]);
}
