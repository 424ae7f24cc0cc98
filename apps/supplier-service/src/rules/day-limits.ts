/** The most that codes may give in a day, UTC: what `effectOf` calls given; null: any. */
export interface DayLimits {
  /** By one key, campaigns too. */
  readonly keyPencePerDay: number | null;
  /** To one meter. */
  readonly meterPencePerDay: number | null;
}

/** Before anybody sets one. */
export const NO_DAY_LIMITS: DayLimits = { keyPencePerDay: null, meterPencePerDay: null };
