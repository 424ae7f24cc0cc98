import { assume } from "./assumption.ts";

/** What a thief may try: for the design explorer. */
export const SECURITY = {
  secondsPerGuess: assume({
    value: 20,
    low: 10,
    high: 60,
    least: 1,
    most: 3_600,
    unit: "seconds",
    source: "computed: 20 digits at 1 s, or two keys",
    certainty: "assumed",
    says: "to key a guess",
  }),
  meterDays: assume({
    value: 365,
    low: 30,
    high: 365,
    least: 1,
    most: 3_650,
    unit: "days",
    source: "ours",
    certainty: "assumed",
    says: "how long somebody keeps guessing at a meter",
  }),
};
