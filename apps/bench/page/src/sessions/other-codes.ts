import type { Session, SessionEvent, SessionStep } from "../../../server/sessions/session.ts";

/** Codes by the codes in whose place they stand, each of as many digits. */
type OtherCodes = ReadonlyMap<string, string>;

/** An entry of twelve keys: the digits until now, and the code that it comes to. */
interface Entry {
  readonly digits: string;
  readonly code: string;
}

/** The code that keys submit at a step or after it. */
function codeFrom(steps: readonly SessionStep[], at: number): string | undefined {
  return steps.slice(at).find(({ result }) => result?.entered !== undefined)?.result?.entered?.[0]
    ?.code;
}

/** A digit in the place of another: one that was a slip is as far from the right one as before. */
function otherDigit(digit: string, { digits, code }: Entry, codes: OtherCodes): string {
  const place = digits.length;
  const [right, other] = [code[place], codes.get(code)?.[place]];
  if (right === undefined || other === undefined) return digit;
  return String((Number(other) + Number(digit) - Number(right) + 10) % 10);
}

/** The keys of an entry with other digits; how the entry is left by each key. */
class Fingers {
  readonly #codes: OtherCodes;
  #entry: Entry | undefined;

  constructor(codes: OtherCodes) {
    this.#codes = codes;
  }

  /** What is pressed in the place of a key, where an entry that begins comes to `code`. */
  press(key: string, code: string): string {
    const entry = this.#entry;
    if (key === "A") {
      this.#entry = { code, digits: entry?.digits.slice(0, -1) ?? "" };
    } else if (/\d/.test(key) && entry !== undefined) {
      this.#entry = { ...entry, digits: entry.digits + key };
      return otherDigit(key, entry, this.#codes);
    } else if (key === "B" || key === "b") {
      this.lose();
    }
    return key;
  }

  /** The power goes, and with it what was keyed. */
  lose(): void {
    this.#entry = undefined;
  }
}

/** The steps of a session keyed on twelve keys, with other codes in the place of its own. */
export function withOtherCodes({ steps }: Session, codes: OtherCodes): readonly SessionStep[] {
  const fingers = new Fingers(codes);
  const changed = (event: SessionEvent, at: number): SessionEvent => {
    if (event.type === "code") return { ...event, code: codes.get(event.code) ?? event.code };
    if (event.type === "power") fingers.lose();
    if (event.type !== "keys") return event;
    const code = codeFrom(steps, at) ?? "";
    const keys = [...event.keys].map((key) => fingers.press(key, code)).join("");
    return { ...event, keys };
  };
  return steps.map((step, at) => ({ ...step, event: changed(step.event, at) }));
}
