import {
  type CodeOutcome,
  type Face,
  type Icons,
  type MeterState,
  outcomePages,
  type Page,
  type Submitted,
  viewOf,
} from "@utrn-lab/meter-emulator";

/** A verdict, as the display says it page by page. */
export interface Verdict {
  readonly outcome: CodeOutcome;
  readonly pages: readonly Page[];
}

/** The verdict on what was submitted to a meter, as it was just then. */
export function verdictOn(meter: MeterState, { digits, outcome }: Submitted, face: Face): Verdict {
  return { outcome, pages: outcomePages(meter, digits, outcome, face) };
}

const ICON_WORDS: Readonly<Record<keyof Icons, string>> = {
  supply: "supply on",
  emergencyCredit: "emergency credit",
  protected: "protected",
  hanOpen: "HAN open",
  wan: "WAN",
  locked: "locked",
};

/** A verdict in words, and then what the display says. */
export function verdictLines({ outcome, pages }: Verdict): string[] {
  const words =
    outcome.result === "applied"
      ? `accepted, counter ${outcome.utrnCounter}`
      : `refused: ${outcome.reason}`;
  return [words, ...pages.map(([above, below]) => `  ${above.padEnd(16)} | ${below}`.trimEnd())];
}

/** What one sees of a meter: its display and its icons. */
export function pictureLines(meter: MeterState): string[] {
  const { display, icons, power, time } = viewOf(meter);
  const lit = Object.entries(ICON_WORDS).flatMap(([icon, words]) =>
    Object.entries(icons).some(([name, isLit]) => name === icon && isLit) ? [words] : [],
  );
  const rim = `+${"-".repeat(18)}+`;
  const at = new Date(time * 1_000).toISOString().replace(".000", "");
  return [
    rim,
    ...display.map((line) => `| ${line.padEnd(16)} |`),
    rim,
    `${at}${power ? "" : ", no power"}${lit.length === 0 ? "" : `, ${lit.join(", ")}`}`,
  ];
}

/** The same for a program. */
export function pictureJson(meter: MeterState): object {
  const { display, icons, time, supply, balanceMillipence } = viewOf(meter);
  const at = new Date(time * 1_000).toISOString().replace(".000", "");
  return { time: at, display, icons, supply, balanceMillipence };
}
