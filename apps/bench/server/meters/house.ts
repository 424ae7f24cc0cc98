import { type MeterState, type Outcomes, type Stepped, step } from "@utrn-lab/meter-emulator";
import { wattsAt } from "./day-profile.ts";

/** A meter, and whether the load of its house follows the profile of a day. */
export interface House {
  readonly state: MeterState;
  readonly dayProfile: boolean;
}

/** A house after an event, the events that its meter logged, and what came of it. */
interface SteppedHouse<T extends keyof Outcomes, H> extends Omit<Stepped<T>, "state"> {
  readonly house: H;
}

/**
 * Lets an event happen to a meter in its house; whoever sets the load takes it from the profile.
 * @throws FieldTypeError or FieldRangeError naming the member of the event that is wrong.
 */
export function stepIn<T extends keyof Outcomes, H extends House>(
  house: H,
  event: Parameters<typeof step<T>>[1],
): SteppedHouse<T, H> {
  const { state, events, outcome } = step<T>(house.state, event);
  const dayProfile = house.dayProfile && event.type !== "load";
  return { house: { ...house, state, dayProfile }, events, outcome };
}

/** Lets the load follow the profile of a day from now on. */
export function followingDay<H extends House>(house: H): SteppedHouse<"load", H> {
  const at = house.state.timeSeconds;
  const stepped = stepIn(house, { type: "load", at, watts: wattsAt(at) });
  return { ...stepped, house: { ...stepped.house, dayProfile: true } };
}
