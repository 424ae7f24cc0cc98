import {
  CODE_STATES,
  type CodeStatus,
  isOpen,
  LIFE_EVENTS,
  type Life,
  type LifeEvent,
  meaningOf,
  REFUSAL_PROOFS,
  stateAfter,
} from "@utrn-lab/supplier-service";
import { REFUSALS } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";

/** The transitions by hand: state, event, next. What is not here is refused. */
const ALLOWED: Readonly<Record<CodeStatus, string>> = {
  awaiting_approval: "approved>issued voided>void",
  issued:
    "sent>sent confirmed>confirmed refused>refused superseded>superseded voided>void lost>lost",
  sent: "sent>sent confirmed>confirmed refused>refused superseded>superseded voided>void lost>lost",
  refused:
    "sent>sent confirmed>confirmed refused>refused superseded>superseded voided>void lost>lost",
  lost: "sent>sent confirmed>confirmed refused>refused superseded>superseded voided>void lost>lost",
  superseded: "confirmed>confirmed superseded>superseded",
  void: "confirmed>confirmed",
  confirmed: "confirmed>confirmed",
};

test.each(CODE_STATES)("from %s exactly the transitions of the table", (status) => {
  const found = LIFE_EVENTS.flatMap((event) => {
    const next = stateAfter({ status, refusal: null }, event);
    return next === undefined ? [] : [`${event}>${next}`];
  });
  expect(found.toSorted()).toEqual(ALLOWED[status].split(" ").toSorted());
});

test.each([
  ["duplicate", "confirmed", false],
  ["superseded", "superseded", false],
  ["too_old", "refused", false],
  ["expired", "refused", false],
  ["unsupported", "refused", false],
  ["credit_too_large", "refused", true],
  ["balance_too_high", "refused", true],
  ["not_applicable", "refused", true],
  ["not_authentic", "refused", true],
  ["keypad_locked", "refused", true],
  ["incomplete", "refused", true],
  ["check_digit_wrong", "refused", true],
  ["not_a_utrn", "refused", true],
] as const)("the refusal %s makes a code %s; to be tried again: %s", (refusal, event, again) => {
  expect(REFUSAL_PROOFS[refusal]).toMatchObject({ event, canBeTriedAgain: again });
});

test.each(CODE_STATES)("%s says what it means for the customer", (status) => {
  for (const refusal of [null, ...REFUSALS]) {
    const by = { supersededBy: null, formatRevision: 2 } as const;
    expect(meaningOf({ status, refusal }, by)).toMatch(/^[A-Z].+\.$/);
  }
});

test("a superseded code says by what: a later code, a change of key, the second revision", () => {
  const says = (refusal: Life["refusal"], by: string | null, formatRevision: 1 | 2 = 2) =>
    meaningOf({ status: "superseded", refusal }, { supersededBy: by, formatRevision });
  expect(says(null, "id")).toContain("later code");
  expect(says("superseded", null)).toContain("later code");
  expect(says(null, null)).toContain("another key");
  expect(says(null, null, 1)).toContain("second revision");
  expect(says(null, "id", 1)).toContain("later code");
});

const event = fc.record({
  event: fc.constantFrom(...LIFE_EVENTS),
  refusal: fc.constantFrom(...REFUSALS),
});

/** Lives one event, as the service does: what is not allowed changes nothing. */
function live(life: Life, happened: { event: LifeEvent; refusal: Life["refusal"] }): Life {
  const status = stateAfter(life, happened.event);
  if (status === undefined) return life;
  return { status, refusal: happened.event === "refused" ? happened.refusal : life.refusal };
}

test("random events never lead out of the machine, and never out of confirmed", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let life: Life = { status: "awaiting_approval", refusal: null };
      for (const happened of events) {
        const next = live(life, happened);
        if (!CODE_STATES.includes(next.status)) return false;
        if (life.status === "confirmed" && next.status !== "confirmed") return false;
        life = next;
      }
      return true;
    }),
  );
});

test("a code that was signed can always become confirmed", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const life = events.reduce(live, { status: "issued", refusal: null } as Life);
      return stateAfter(life, "confirmed") === "confirmed";
    }),
  );
});

test("a code that is not open never opens again", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let life: Life = { status: "issued", refusal: null };
      for (const happened of events) {
        const next = live(life, happened);
        if (!isOpen(life) && isOpen(next)) return false;
        life = next;
      }
      return true;
    }),
  );
});
