import { REFUSALS, type Refusal } from "@utrn-lab/utrn";

/** What has become of a code, as far as the supplier knows. */
export const CODE_STATES = [
  "awaiting_approval",
  "issued",
  "sent",
  "confirmed",
  "refused",
  "superseded",
  "void",
  "lost",
] as const;

/** A state of a code. */
export type CodeStatus = (typeof CODE_STATES)[number];

/** How many codes have each state; of what awaits approval nothing is signed. */
export type CodesByStatus = Readonly<Record<Exclude<CodeStatus, "awaiting_approval">, number>>;

/** The same, of counts that leave out states which no code has. */
export function codesByStatus(counts: Partial<Record<CodeStatus, number>>): CodesByStatus {
  const { issued = 0, sent = 0, confirmed = 0, refused = 0 } = counts;
  const { superseded = 0, void: voided = 0, lost = 0 } = counts;
  return { issued, sent, confirmed, refused, superseded, void: voided, lost };
}

/** How digits reach a customer. */
export const CHANNELS = ["sms", "letter", "voice", "email", "app", "other"] as const;

/** A way to send digits. */
export type Channel = (typeof CHANNELS)[number];

/** What happens to a code. */
export const LIFE_EVENTS = [
  "approved",
  "sent",
  "confirmed",
  "refused",
  "superseded",
  "voided",
  "lost",
] as const;

/** Something that happens to a code. */
export type LifeEvent = (typeof LIFE_EVENTS)[number];

/** Where a code stands; `refusal` is the meter's latest, null when none is known. */
export interface Life {
  readonly status: CodeStatus;
  readonly refusal: Refusal | null;
}

/** What a meter's refusal proves of the code it was shown for (code-format.md 5, refusals). */
interface RefusalProof {
  /** A duplicate was applied, and what a later set has overtaken is superseded. */
  readonly event: "confirmed" | "refused" | "superseded";
  /** Whether the same digits may yet be applied when they are typed again. */
  readonly canBeTriedAgain: boolean;
  readonly means: string;
}

function again(means: string): RefusalProof {
  return { event: "refused", canBeTriedAgain: true, means };
}

function final(means: string): RefusalProof {
  return { event: "refused", canBeTriedAgain: false, means };
}

/** What each refusal of a meter proves. Only a duplicate proves that the code counted. */
export const REFUSAL_PROOFS: Readonly<Record<Refusal, RefusalProof>> = {
  keypad_locked: again(
    "The meter did not look at the code: entry was locked. Wait until the display stops " +
      "showing minutes left, then type the same digits.",
  ),
  incomplete: again("Digits were missing. Type the whole code again: the same digits."),
  check_digit_wrong: again(
    "A typing slip: the meter did not judge the code. Type the same digits again.",
  ),
  not_a_utrn: again("A typing slip: what was typed is not a code. Type the same digits again."),
  unsupported: final("The meter does not know this command and will never take this code."),
  not_authentic: again(
    "The meter could not verify what was typed: a slip, another meter, or a code too far from " +
      "what the meter has taken. Compare the digits and the meter's number before they are " +
      "typed again; five such codes lock entry.",
  ),
  duplicate: {
    event: "confirmed",
    canBeTriedAgain: false,
    means: "The meter has applied this code before. It counted once and does not count again.",
  },
  too_old: final(
    "The meter no longer remembers codes this old: it was applied long ago, or never will be. " +
      "Ask for a status code before anything is issued in its place.",
  ),
  expired: final(
    "The code's last day has passed. It had no effect; issue another if it is needed.",
  ),
  superseded: {
    event: "superseded",
    canBeTriedAgain: false,
    means:
      "A later code has overtaken everything this one would do. It need not be typed any more.",
  },
  credit_too_large: again(
    "The top-up is more than the meter takes at once. Nothing was credited. The same digits " +
      "count once the meter's limit is raised; until then issue smaller top-ups and void this " +
      "code.",
  ),
  balance_too_high: again(
    "The balance would have passed the meter's maximum. Nothing was credited. The same digits " +
      "count once some credit is used.",
  ),
  not_applicable: again(
    "A command had no meaning at that moment, say a debt smaller than what was to be " +
      "deducted. Nothing was done. The same digits count once that has changed.",
  ),
};

type Transitions = Readonly<Partial<Record<LifeEvent, CodeStatus>>>;

/** What can happen to a code that may yet be typed, and count. */
const OPEN: Transitions = {
  sent: "sent",
  confirmed: "confirmed",
  refused: "refused",
  superseded: "superseded",
  voided: "void",
  lost: "lost",
};

/**
 * The allowed transitions. A confirmation is proof and wins over whatever the records said, void or
 * superseded; nothing leads out of `confirmed`.
 */
const TRANSITIONS: Readonly<Record<CodeStatus, Transitions>> = {
  awaiting_approval: { approved: "issued", voided: "void" },
  issued: OPEN,
  sent: OPEN,
  refused: OPEN,
  lost: OPEN,
  superseded: { confirmed: "confirmed", superseded: "superseded" },
  void: { confirmed: "confirmed" },
  confirmed: { confirmed: "confirmed" },
};

/** A refusal for good: nothing but the proof that it was applied after all can follow. */
const SETTLED: Transitions = { confirmed: "confirmed" };

/** Whether the meter has refused a code for good. */
function isRefusedForGood({ status, refusal }: Life): boolean {
  return status === "refused" && refusal !== null && !REFUSAL_PROOFS[refusal].canBeTriedAgain;
}

/**
 * The state after an event.
 * @param life - where the code stands.
 * @param event - what happened.
 * @returns the new state, or undefined where the event cannot happen to such a code.
 */
export function stateAfter(life: Life, event: LifeEvent): CodeStatus | undefined {
  return (isRefusedForGood(life) ? SETTLED : TRANSITIONS[life.status])[event];
}

/** The states in which a code may yet be typed, and count, unless it is refused for good. */
export const OPEN_STATES: readonly CodeStatus[] = ["issued", "sent", "refused", "lost"];

/** The refusals after which the same digits may yet be applied. */
export const PASSING_REFUSALS: readonly Refusal[] = REFUSALS.filter(
  (refusal) => REFUSAL_PROOFS[refusal].canBeTriedAgain,
);

/** Whether a meter may yet apply a code, by the supplier's records alone. */
export function isOpen(life: Life): boolean {
  return OPEN_STATES.includes(life.status) && !isRefusedForGood(life);
}

const MEANINGS: Readonly<Record<Exclude<CodeStatus, "refused">, string>> = {
  awaiting_approval:
    "Nothing has been signed yet: a second person has to approve it. The customer has no code.",
  issued: "The code is made and can be typed. The customer is not known to have it.",
  sent:
    "The digits are on their way to the customer, who can type them. The meter has not " +
    "confirmed it.",
  confirmed: "The meter has applied the code, once. Typing it again does nothing.",
  superseded:
    "A later code that the meter has applied overtakes this one: if it was not typed before, " +
    "it is refused now. It need not be typed any more.",
  void:
    "Withdrawn in the records. The meter cannot know: if the digits are out they can still be " +
    "typed, and count.",
  lost: "The customer does not have the digits. They are still good: send the same digits again.",
};

/** Of a code that a change of its meter's key, or the supplier's, has ended, and no later code. */
const KEY_CHANGED =
  "Its meter was commissioned with another key since: if it was not typed before that, it is " +
  "refused for good. Issue again what was paid for.";

/** Of a command code of before the format's second revision, which nothing else has overtaken. */
const FORMAT_REVISED =
  "The format's second revision has ended it: if it was not typed before, meters refuse it as " +
  "not authentic. Issue again what is still wanted.";

/** What left a superseded code without effect. */
interface Overtaken {
  /** The id of the code that overtook it; null where none is known. */
  readonly supersededBy: string | null;
  /** 1: a command code of the format's first revision. */
  readonly formatRevision: 1 | 2;
}

/** Of a code that a confirmation of the kind `applied_in_part` has proved. */
export const APPLIED_IN_PART =
  "The meter has applied the code, once, and left out commands that later codes had overtaken: " +
  "its top-ups have counted, and nothing else of it is known to be in force.";

/**
 * What a state says for the customer, in a sentence or two.
 * @param by - what left it without effect, where it is superseded.
 */
export function meaningOf({ status, refusal }: Life, by: Overtaken): string {
  const isLeftBehind = by.supersededBy === null && refusal !== "superseded";
  if (status === "superseded" && isLeftBehind) {
    return by.formatRevision === 1 ? FORMAT_REVISED : KEY_CHANGED;
  }
  if (status !== "refused") return MEANINGS[status];
  return refusal === null ? "The meter refused the code." : REFUSAL_PROOFS[refusal].means;
}
