import type { NewMeterBody, Typed } from "../api.ts";

const MILLIPENCE_A_POUND = 100_000;

const text = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/** What a register of money holds at most, in pounds: 2^31 - 1 millipence. */
const POUNDS_MAX = 21_474.83;

function given(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ""));
}

/** Pounds as typed, as millipence. */
function pounds(form: FormData, name: string): number | undefined {
  const typed = text(form, name);
  return typed === "" ? undefined : Math.round(Number(typed) * MILLIPENCE_A_POUND);
}

function isAmount(typed: string, least: number): boolean {
  return (
    /^-?\d+(?:\.\d{1,5})?$/.test(typed) && Number(typed) >= least && Number(typed) <= POUNDS_MAX
  );
}

/** What is wrong with a form, and at which of its fields. */
export interface FormProblem {
  readonly field: string;
  readonly message: string;
}

interface Check {
  readonly field: string;
  readonly isGood: (typed: string) => boolean;
  readonly message: string;
}

const CHECKS: readonly Check[] = [
  {
    field: "meterId",
    isGood: (typed) => /^[0-9a-f]{16}$/i.test(typed),
    message: "An EUI-64 has 16 hex digits: 0 to 9 and a to f.",
  },
  {
    field: "meterBalance",
    isGood: (typed) => isAmount(typed, -POUNDS_MAX),
    message: "This must be an amount in pounds, say 12.34 or -5, of at most 21,474.83.",
  },
  {
    field: "emergencyLimit",
    isGood: (typed) => isAmount(typed, 0),
    message: "This must be an amount in pounds from 0 to 21,474.83.",
  },
];

/** Every field that is wrong as it stands, in their order; what is left out is well. */
export function problemsOf(form: FormData): readonly FormProblem[] {
  return CHECKS.filter(({ field, isGood }) => {
    const typed = text(form, field);
    return typed !== "" && !isGood(typed);
  });
}

/** A whole other object of settings, typed as JSON; what is not even JSON throws SyntaxError. */
function moreSettings(form: FormData): object {
  const typed = text(form, "more");
  return typed === "" ? {} : JSON.parse(typed);
}

function settingsOf(form: FormData): object {
  const limit = pounds(form, "emergencyLimit");
  return {
    ...given([
      ["meterBalance", pounds(form, "meterBalance")],
      ["mode", text(form, "mode")],
      ["emergencyCredit", limit === undefined ? undefined : { limit }],
    ]),
    ...moreSettings(form),
  };
}

/** One "EUI-64 code" a line, as a label of a device has them. */
function installCodesOf(form: FormData): Record<string, string> {
  const lines = text(form, "installCodes").split("\n");
  const pairs = lines.map((line) =>
    line
      .trim()
      .toLowerCase()
      .split(/[\s,:=]+/),
  );
  return Object.fromEntries(
    pairs.filter(([eui]) => eui !== "").map(([eui = "", code = ""]) => [eui, code]),
  );
}

/** What a filled-in form asks the bench for; the bench checks it. */
export function meterOf(form: FormData): Typed<NewMeterBody> {
  const time = text(form, "time");
  const installCodes = installCodesOf(form);
  return {
    fuel: text(form, "fuel"),
    clock: text(form, "clock"),
    settings: settingsOf(form),
    ...given([
      ["label", text(form, "label")],
      ["meterId", text(form, "meterId").toLowerCase()],
      ["seed", text(form, "seed")],
      ["time", time === "" ? undefined : Date.parse(`${time}Z`) / 1_000],
    ]),
    ...(Object.keys(installCodes).length === 0 ? {} : { installCodes }),
  };
}

/** Which field of the form the bench means by a member of the request. */
export function fieldOf(member: string): string {
  const known = ["label", "meterId", "seed", "fuel", "time", "clock", "installCodes"];
  const first = member.split(/[.[]/)[0] ?? "";
  if (known.includes(first)) return first;
  if (member === "settings.meterBalance") return "meterBalance";
  if (member === "settings.emergencyCredit.limit") return "emergencyLimit";
  return first === "settings" ? "more" : "";
}
