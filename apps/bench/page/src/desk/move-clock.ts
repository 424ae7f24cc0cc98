import { bench, type ClockBody, RefusedError, type View } from "../api.ts";

const END_OF_CALENDAR = "The meter’s calendar ends on 8 November 2044: its clock goes no further.";

/**
 * Moves or sets the clock of a meter.
 * @throws Error in plain words where that leads past the last day that a code can name.
 */
export async function moveClock(meterId: string, change: ClockBody): Promise<View> {
  try {
    return await bench.clock(meterId, change);
  } catch (error) {
    if (!(error instanceof RefusedError) || error.field === undefined) throw error;
    throw new Error(END_OF_CALENDAR, { cause: error });
  }
}
