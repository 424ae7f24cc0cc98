import type { Command } from "@utrn-lab/utrn";
import {
  type AcceptedCode,
  acceptCode,
  EMPTY_RECORD,
  newReplayState,
  type ReplayState,
} from "@utrn-lab/utrn/replay";

/** 2026-06-15T12:00:00Z. */
export const NOW = 1_781_524_800;

/** An accepted code that moved no money, before anything was charged, but for what is given. */
export function acceptedCode(utrnCounter: number, given: Partial<AcceptedCode> = {}): AcceptedCode {
  const charged = { credit: 0, time_1: 0, time_2: 0 };
  return { ...EMPTY_RECORD, charged, ...given, utrnCounter };
}

export function accept(
  state: ReplayState,
  utrnCounter: number,
  ...commands: Command[]
): ReplayState {
  return acceptCode(state, acceptedCode(utrnCounter), commands, NOW);
}

export function acceptRange(first: number, last: number, floor = 0): ReplayState {
  let state = newReplayState(floor);
  for (let counter = first; counter <= last; counter += 1) state = accept(state, counter);
  return state;
}

export function price(startDate: string | null): Command {
  return {
    type: "change_price",
    unitRateMillipence: 24_500,
    standingChargeMillipence: 53_350,
    startDate,
  };
}

export const TOP_UP: Command = { type: "top_up", amountPence: 1_000 };
export const SET_CREDIT: Command = { type: "set_credit", amountPence: 0 };
export const RESTORE: Command = { type: "restore_supply" };
export const REVERT: Command = { type: "revert_to_defaults", parts: ["settings"] };
