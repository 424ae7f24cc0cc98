import type { NewMeterBody, Typed } from "../api.ts";

const MILLIPENCE_A_POUND = 100_000;

const text = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/** Pounds as typed, as millipence; what is no number goes to the bench as it is, which says so. */
function millipence(pounds: string): number | string {
  const amount = Number(pounds);
  return Number.isFinite(amount) ? Math.round(amount * MILLIPENCE_A_POUND) : pounds;
}

function given(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ""));
}

function pounds(form: FormData, name: string): number | string | undefined {
  const typed = text(form, name);
  return typed === "" ? undefined : millipence(typed);
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
      ["meterId", text(form, "meterId").toLowerCase()],
      ["seed", text(form, "seed")],
      ["time", time === "" ? undefined : Date.parse(`${time}Z`) / 1_000],
    ]),
    ...(Object.keys(installCodes).length === 0 ? {} : { installCodes }),
  };
}

/** Which field of the form the bench means by a member of the request. */
export function fieldOf(member: string): string {
  const known = ["meterId", "seed", "fuel", "time", "clock", "installCodes"];
  const first = member.split(/[.[]/)[0] ?? "";
  if (known.includes(first)) return first;
  if (member === "settings.meterBalance") return "meterBalance";
  if (member === "settings.emergencyCredit.limit") return "emergencyLimit";
  return first === "settings" ? "more" : "";
}
