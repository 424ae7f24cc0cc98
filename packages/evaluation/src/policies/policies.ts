/** What a supplier does where a meter has no WAN, beside what is done today. */
export interface Policy {
  readonly title: string;
  /** For a chart's axis and a table's head. */
  readonly short: string;
  /** Commands as codes: not at all, each by itself, or, where nothing is urgent, with a top-up. */
  readonly codes: "none" | "alone" | "carried";
  /** Whether a PPMID that is joined brings the supplier's commands to the meter (SECMP0038). */
  readonly byPpmid: boolean;
  /** Whether a report of no WAN is answered in 30 days instead of 90 (SECMP0032). */
  readonly isMendedSooner: boolean;
}

const AS_TODAY = { codes: "none", byPpmid: false, isMendedSooner: false } as const;

/** What is compared. Today is first: everything else is measured against it. */
export const POLICIES = {
  today: { title: "Today: top-ups by UTRN, all else over WAN", short: "Today", ...AS_TODAY },
  codesAlone: {
    ...AS_TODAY,
    title: "Commands by code, each sent alone",
    short: "Codes alone",
    codes: "alone",
  },
  codesCarried: {
    ...AS_TODAY,
    title: "Commands by code, carried by the next top-up where nothing is urgent",
    short: "Codes carried",
    codes: "carried",
  },
  ppmid: {
    ...AS_TODAY,
    title: "Commands by PPMID (SECMP0038)",
    short: "By PPMID",
    byPpmid: true,
  },
  mendedSooner: {
    ...AS_TODAY,
    title: "WAN answered in 30 days instead of 90 (SECMP0032)",
    short: "WAN in 30 days",
    isMendedSooner: true,
  },
} as const satisfies Readonly<Record<string, Policy>>;

/** The name of a policy. */
export type PolicyName = keyof typeof POLICIES;

/** All policies, today first. */
export const POLICY_NAMES: readonly PolicyName[] = Object.keys(POLICIES).filter(
  (name): name is PolicyName => Object.hasOwn(POLICIES, name),
);
