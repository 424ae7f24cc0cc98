import type { Command, CommandType } from "@utrn-lab/utrn";
import { type Dispatch, useMemo, useReducer } from "react";
import { type ReadCommands, readCommands } from "../commands/typed-command.ts";
import type { Asked, Limits } from "./asked.ts";
import { type FormAction, type FormState, formAfter, newForm, offeredTo } from "./form-state.ts";

interface CommandsOptions {
  /** The commands that the form begins with; undefined: a top-up that lacks its amount. */
  readonly initial?: readonly Command[] | undefined;
  /** What the key that is signed in may issue. */
  readonly limits: Limits;
  /** "YYYY-MM-DD" UTC of the supplier's clock. */
  readonly today: string;
}

/** The commands that are being chosen for a code, whoever gets it. */
export interface CommandsForm {
  readonly state: FormState;
  readonly act: Dispatch<FormAction>;
  /** The commands that the key may issue. */
  readonly offered: readonly CommandType[];
  readonly today: string;
  readonly read: ReadCommands;
  /** What is asked for; undefined while something is missing. */
  readonly asked: Asked | undefined;
}

function given(text: string): string | undefined {
  return text.trim() === "" ? undefined : text.trim();
}

function askedOf(state: FormState, read: ReadCommands): Asked | undefined {
  if (!("commands" in read)) return undefined;
  // The interface's types are of lists that may be changed: these are copies of ours.
  const commands: Asked["commands"] = JSON.parse(JSON.stringify(read.commands));
  const { digits, acknowledge } = state;
  const [note, reason] = [given(state.note), given(state.reason)];
  return {
    commands,
    ...(digits === undefined ? {} : { digits }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
    ...(acknowledge.length === 0 ? {} : { acknowledge: [...acknowledge] }),
  };
}

function formAtFirst(
  initial: readonly Command[] | undefined,
  offered: readonly CommandType[],
  today: string,
): FormState {
  const form = newForm(initial ?? [], today);
  const isTopUp = initial === undefined && offered.includes("top_up");
  return isTopUp ? formAfter(form, { kind: "add", type: "top_up", today }) : form;
}

/** The state of a form in which commands are chosen; `CommandsFields` shows it. */
export function useCommands({ initial, limits, today }: CommandsOptions): CommandsForm {
  const offered = offeredTo(limits);
  const [state, act] = useReducer(formAfter, undefined, () => formAtFirst(initial, offered, today));
  const { cards, digits } = state;
  const read = useMemo(() => readCommands(cards, digits), [cards, digits]);
  const asked = useMemo(() => askedOf(state, read), [state, read]);
  return { state, act, offered, today, read, asked };
}
