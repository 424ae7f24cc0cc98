import type { CodeLength, Command, CommandType } from "@utrn-lab/utrn";
import { COMMANDS_MAX } from "@utrn-lab/utrn/commands";
import { OFFERED_TYPES } from "../commands/command-words.ts";
import { newCommand, type TypedCommand, typeCommand } from "../commands/typed-command.ts";
import type { Typed } from "../commands/typed-field.ts";
import type { Limits, WarningCode } from "./asked.ts";

/** A command in the form; its id stays when it is moved. */
export interface Card extends TypedCommand {
  readonly id: number;
}

/** All that has been chosen and typed for a code. */
export interface FormState {
  readonly cards: readonly Card[];
  /** The id of the next card; no card has had it. */
  readonly nextId: number;
  /** Undefined: the shortest that holds the commands. */
  readonly digits: CodeLength | undefined;
  readonly note: string;
  readonly reason: string;
  /** The warnings whose harm is accepted. */
  readonly acknowledge: readonly WarningCode[];
}

/** What a user does to the form. */
export type FormAction =
  | { readonly kind: "add"; readonly type: CommandType; readonly today: string }
  | { readonly kind: "remove"; readonly id: number }
  | { readonly kind: "move"; readonly id: number; readonly by: -1 | 1 }
  | { readonly kind: "vary"; readonly id: number; readonly variant: string }
  | {
      readonly kind: "type";
      readonly id: number;
      readonly member: string;
      readonly typed: Typed;
    }
  | { readonly kind: "length"; readonly digits: CodeLength | undefined }
  | { readonly kind: "note" | "reason"; readonly text: string }
  | { readonly kind: "acknowledge"; readonly code: WarningCode; readonly isAccepted: boolean }
  | { readonly kind: "replace"; readonly commands: readonly Command[]; readonly today: string };

const EMPTY: FormState = {
  cards: [],
  nextId: 1,
  digits: undefined,
  note: "",
  reason: "",
  acknowledge: [],
};

function withCommands(state: FormState, typed: readonly TypedCommand[]): FormState {
  const cards = typed.map((command, at) => ({ ...command, id: state.nextId + at }));
  return { ...state, cards, nextId: state.nextId + cards.length };
}

/**
 * A form with these commands.
 * @param today - "YYYY-MM-DD" of the supplier's clock.
 */
export function newForm(commands: readonly Command[], today: string): FormState {
  return withCommands(
    EMPTY,
    commands.map((command) => typeCommand(command, today)),
  );
}

function isFirst({ type }: TypedCommand): boolean {
  return type === "valid_until";
}

/** The commands that a key may issue, in the order in which they are offered. */
export function offeredTo(
  limits: Pick<NonNullable<Limits>, "commands"> | null,
): readonly CommandType[] {
  if (limits === null) return [];
  const { commands } = limits;
  return OFFERED_TYPES.filter((type) => commands === null || commands.includes(type));
}

/** Whether another command of a type may be added: `valid_until` once. */
export function mayAdd({ cards }: FormState, type: CommandType): boolean {
  return cards.length < COMMANDS_MAX && !(type === "valid_until" && cards.some(isFirst));
}

function added(state: FormState, type: CommandType, today: string): FormState {
  if (!mayAdd(state, type)) return state;
  const card: Card = { ...newCommand(type, today), id: state.nextId };
  const cards = isFirst(card) ? [card, ...state.cards] : [...state.cards, card];
  return { ...state, cards, nextId: state.nextId + 1 };
}

/** Whether a card can go up or down: what ends the code stays the first. */
export function mayMove({ cards }: FormState, id: number, by: -1 | 1): boolean {
  const at = cards.findIndex((card) => card.id === id);
  const [card, other] = [cards[at], cards[at + by]];
  return card !== undefined && other !== undefined && !isFirst(card) && !isFirst(other);
}

function moved(state: FormState, id: number, by: -1 | 1): FormState {
  if (!mayMove(state, id, by)) return state;
  const at = state.cards.findIndex((card) => card.id === id);
  const rest = state.cards.filter((card) => card.id !== id);
  const card = state.cards.filter((one) => one.id === id);
  return { ...state, cards: [...rest.slice(0, at + by), ...card, ...rest.slice(at + by)] };
}

function changed(state: FormState, id: number, change: (card: Card) => Card): FormState {
  return { ...state, cards: state.cards.map((card) => (card.id === id ? change(card) : card)) };
}

function accepted(state: FormState, code: WarningCode, isAccepted: boolean): FormState {
  const others = state.acknowledge.filter((one) => one !== code);
  return { ...state, acknowledge: isAccepted ? [...others, code] : others };
}

/** The form after what a user did. What is accepted of a code is accepted of that code only. */
export function formAfter(state: FormState, action: FormAction): FormState {
  switch (action.kind) {
    case "length":
      return { ...state, digits: action.digits, acknowledge: [] };
    case "note":
      return { ...state, note: action.text };
    case "reason":
      return { ...state, reason: action.text };
    case "acknowledge":
      return accepted(state, action.code, action.isAccepted);
    default:
      return { ...withCards(state, action), acknowledge: [] };
  }
}

type CardAction = Exclude<FormAction, { kind: "length" | "note" | "reason" | "acknowledge" }>;

function withCards(state: FormState, action: CardAction): FormState {
  switch (action.kind) {
    case "add":
      return added(state, action.type, action.today);
    case "remove":
      return { ...state, cards: state.cards.filter(({ id }) => id !== action.id) };
    case "move":
      return moved(state, action.id, action.by);
    case "vary":
      return changed(state, action.id, (card) => ({ ...card, variant: action.variant }));
    case "type": {
      const { member, typed } = action;
      const type = (card: Card) => ({ ...card, typed: { ...card.typed, [member]: typed } });
      return changed(state, action.id, type);
    }
    case "replace":
      return withCommands(
        state,
        action.commands.map((command) => typeCommand(command, action.today)),
      );
  }
}
