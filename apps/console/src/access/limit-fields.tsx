import { COMMAND_WORDS, parsePounds, typedPounds } from "@utrn-lab/page-parts";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { Field } from "../ui/field.tsx";

/** One of the commands. */
type CommandType = (typeof COMMAND_TYPES)[number];

/** Limits as they stand in a form: amounts as they are typed, in pounds; empty for none. */
export interface TypedLimits {
  readonly commands: readonly CommandType[];
  readonly amount: string;
  readonly keySum: string;
  readonly meterSum: string;
}

/** An amount as it is typed; empty where there is none. */
export function typedAmount(pence: number | null | undefined): string {
  return pence === null || pence === undefined ? "" : typedPounds(pence);
}

/** The pence of an amount; null where none is typed, undefined where it is no amount. */
export function amountOf(typed: string): number | null | undefined {
  return typed.trim() === "" ? null : parsePounds(typed);
}

interface CommandsProps {
  readonly legend: string;
  readonly chosen: readonly CommandType[];
  readonly choose: (commands: readonly CommandType[]) => void;
}

/** Which of the commands, by boxes. */
export function CommandBoxes({ legend, chosen, choose }: CommandsProps) {
  const turn = (type: CommandType, isOn: boolean) =>
    choose(COMMAND_TYPES.filter((each) => (each === type ? isOn : chosen.includes(each))));
  return (
    <fieldset className="boxes">
      <legend>{legend}</legend>
      {COMMAND_TYPES.map((type) => (
        <label key={type} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(type)}
            onChange={({ target }) => turn(type, target.checked)}
          />
          {COMMAND_WORDS[type].label}
        </label>
      ))}
    </fieldset>
  );
}

interface PoundsProps {
  readonly label: string;
  readonly hint: string;
  readonly typed: string;
  readonly type: (typed: string) => void;
  /** True: it cannot be left out. */
  readonly isNeeded?: boolean;
}

/** An amount in pounds; left empty, there is none. */
export function PoundsField({ label, hint, typed, type, isNeeded = false }: PoundsProps) {
  const isWrong = amountOf(typed) === undefined;
  return (
    <Field
      label={label}
      hint={hint}
      wrong={isWrong ? "Pounds and pence, say 50 or 49.99." : undefined}
    >
      {(marks) => (
        <input
          {...marks}
          inputMode="decimal"
          autoComplete="off"
          required={isNeeded}
          placeholder={isNeeded ? undefined : "any"}
          value={typed}
          onChange={({ target }) => type(target.value)}
        />
      )}
    </Field>
  );
}

interface SumsProps {
  readonly typed: TypedLimits;
  readonly set: (more: Partial<TypedLimits>) => void;
}

/** The two sums of a day. */
export function DaySums({ typed, set }: SumsProps) {
  return (
    <>
      <PoundsField
        label="A day, by one key (£)"
        hint="Credit given and debt written off, 00:00 to 24:00 UTC."
        typed={typed.keySum}
        type={(keySum) => set({ keySum })}
      />
      <PoundsField
        label="A day, to one meter (£)"
        hint="The same, whoever gives it."
        typed={typed.meterSum}
        type={(meterSum) => set({ meterSum })}
      />
    </>
  );
}
