/** Something that a meter has reported: an event of its log or outbox, or an entry of its code log. */
export interface MeterAlertRow {
  readonly meter_id: string;
  /** The meter's time, seconds since the Unix epoch. */
  readonly at: number;
  /** The event's GBCS code, or `code` for an entry of the code log. */
  readonly event: string;
  readonly text: string;
  /** Tells equal ones of one batch apart, from 0. */
  readonly nth: number;
  /** What it says was credited; null where it says nothing of that. */
  readonly credit_pence: number | null;
  /** The confirmed code that it is about; null where none is known. */
  readonly code_id: string | null;
  readonly received_at: number;
}
