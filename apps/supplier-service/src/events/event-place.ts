/** A line of the audit trail, as the id of its event names it. */
interface EventPlace {
  readonly seq: number;
  /** The beginning of its hash, hex. */
  readonly hash: string;
}

/** As much of a hash as tells two lines of one number apart that a restore has left. */
const HASH_DIGITS = 16;

/** The form of an event's id, and of a place in the feed. */
export const EVENT_ID_PATTERN = "^evt_[0-9]{1,15}_[0-9a-f]{16}$";

/** The id of the event of a line, and the place in the feed behind it. */
export function eventIdOf({ seq, hash }: EventPlace): string {
  return `evt_${seq}_${hash.slice(0, HASH_DIGITS)}`;
}

/** The line that an id of `EVENT_ID_PATTERN` names. */
export function placeOfId(id: string): EventPlace {
  const [, seq, hash = ""] = id.split("_");
  return { seq: Number(seq), hash };
}
