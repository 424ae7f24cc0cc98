import { plainHex, readEui64 } from "@utrn-lab/utrn/checks";

/** What is wrong with a form, and at which of its fields. */
export interface FormProblem {
  readonly field: string;
  readonly message: string;
}

/** What is asked of a field: a sentence where what was typed is wrong. */
export interface FieldCheck {
  readonly field: string;
  readonly problemOf: (typed: string) => string | undefined;
}

/** What was typed into a field, without the spaces around it. */
export function typedIn(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

/** Every field that is wrong, in their order. */
export function problemsIn(form: FormData, checks: readonly FieldCheck[]): readonly FormProblem[] {
  return checks.flatMap(({ field, problemOf }) => {
    const message = problemOf(typedIn(form, field));
    return message === undefined ? [] : [{ field, message }];
  });
}

/** A check of what may be left out. */
export function whereTyped(
  isGood: (typed: string) => boolean,
  message: string,
): FieldCheck["problemOf"] {
  return (typed) => (typed === "" || isGood(typed) ? undefined : message);
}

/** An EUI-64 in the one form; what is none stays as it was typed. */
export function euiOf(typed: string): string {
  return readEui64(typed) ?? typed;
}

export function isEui(typed: string): boolean {
  return readEui64(typed) !== undefined;
}

/** An install code: 6 to 16 bytes (meter.md 7), in any form that a label has it in. */
export function isInstallCode(typed: string): boolean {
  return /^([0-9a-f]{2}){6,16}$/.test(plainHex(typed));
}

export const EUI_WORDS = "An EUI-64 has 16 hex digits, as in 00-DB-12-34-56-78-90-A0.";
