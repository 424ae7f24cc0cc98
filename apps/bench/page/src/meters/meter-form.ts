import { plainHex } from "@utrn-lab/utrn/checks";
import type { NewMeterBody, Typed } from "../api.ts";
import {
  EUI_WORDS,
  euiOf,
  type FieldCheck,
  type FormProblem,
  isEui,
  isInstallCode,
  problemsIn,
  typedIn as text,
  whereTyped,
} from "./form-checks.ts";

const MILLIPENCE_A_POUND = 100_000;

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

/** Each line of install codes as its EUI-64 and what comes behind it. */
function installLinesOf(typed: string): readonly (readonly [eui: string, code: string])[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [eui = "", ...code] = line.split(/[\s,;=]+/);
      return [euiOf(eui), plainHex(code.join(""))];
    });
}

function installCodesProblem(typed: string): string | undefined {
  const wrong = installLinesOf(typed).findIndex(
    ([eui, code]) => !isEui(eui) || !isInstallCode(code),
  );
  if (wrong === -1) return undefined;
  return (
    `Line ${wrong + 1} must be the EUI-64 of a device, 16 hex digits without spaces, a space, ` +
    "and its install code, 12 to 32 hex digits."
  );
}

function moreProblem(typed: string): string | undefined {
  if (typed === "") return undefined;
  try {
    const more: unknown = JSON.parse(typed);
    const isObject = typeof more === "object" && more !== null && !Array.isArray(more);
    return isObject ? undefined : 'This must be an object: {"name of a setting": its value}.';
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const CHECKS: readonly FieldCheck[] = [
  { field: "meterId", problemOf: whereTyped(isEui, EUI_WORDS) },
  {
    field: "meterBalance",
    problemOf: whereTyped(
      (typed) => isAmount(typed, -POUNDS_MAX),
      "This must be an amount in pounds, say 12.34 or -5, of at most 21,474.83.",
    ),
  },
  {
    field: "emergencyLimit",
    problemOf: whereTyped(
      (typed) => isAmount(typed, 0),
      "This must be an amount in pounds from 0 to 21,474.83.",
    ),
  },
  { field: "installCodes", problemOf: installCodesProblem },
  { field: "more", problemOf: moreProblem },
];

/** Every field that is wrong as it stands, in their order; what is left out is well. */
export function problemsOf(form: FormData): readonly FormProblem[] {
  return problemsIn(form, CHECKS);
}

/** A whole other object of settings, typed as JSON, which the check has read. */
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

/** What a filled-in form asks the bench for; the bench checks it. */
export function meterOf(form: FormData): Typed<NewMeterBody> {
  const time = text(form, "time");
  const installCodes = Object.fromEntries(installLinesOf(text(form, "installCodes")));
  return {
    fuel: text(form, "fuel"),
    clock: text(form, "clock"),
    settings: settingsOf(form),
    ...given([
      ["label", text(form, "label")],
      ["meterId", euiOf(text(form, "meterId"))],
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
