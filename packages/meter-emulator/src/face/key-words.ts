import type { Face, Page } from "../meter/state.ts";

/** Whoever reads the verdict on a code: somebody at one of the faces, or at a PPMID. */
export type Reader = Face | "ppmid";

/** What a verdict says of keys: only those that its reader has (meter.md 6). */
interface VerdictWords {
  /** Where the confirmation code is shown again. */
  readonly confirmationAgain: string;
  readonly supplyReady: Page;
  /** Behind what must be paid before the supply is restored, where emergency credit would do. */
  readonly orEmergency: Page;
}

const ON_PAGE_4 = {
  confirmationAgain: "(page 4: again)",
  supplyReady: ["Supply is ready:", "press B"],
} as const;

export const VERDICT_WORDS: Readonly<Record<Reader, VerdictWords>> = {
  twelve: {
    ...ON_PAGE_4,
    confirmationAgain: "(key 4: again)",
    orEmergency: ["or press 7 for", "emergency credit"],
  },
  two: { ...ON_PAGE_4, orEmergency: ["or on page 7", "emergency credit"] },
  gas: { ...ON_PAGE_4, orEmergency: ["or press", "Emergency"] },
  ppmid: {
    confirmationAgain: "(meter: page 4)",
    supplyReady: ["Supply is ready:", "turn it on"],
    orEmergency: ["or use", "emergency credit"],
  },
};

/** How the display names the way to emergency credit, while it is offered. */
interface EmergencyWords {
  /** At rest, with the supply off. */
  readonly whileOff: string;
  /** At rest, with the supply on. */
  readonly whileOn: string;
  /** On page 2. */
  readonly heading: string;
}

export const EMERGENCY_WORDS: Readonly<Record<Face, EmergencyWords>> = {
  twelve: {
    whileOff: "Off. 7 emergency",
    whileOn: "7: emergency",
    heading: "Emergency: key 7",
  },
  two: {
    whileOff: "Off. See page 7",
    whileOn: "See page 7",
    heading: "Emergency page 7",
  },
  gas: {
    whileOff: "Off. Emergency?",
    whileOn: "Press Emergency",
    heading: "Press Emergency",
  },
};
