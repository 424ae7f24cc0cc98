import { COMMAND_WORDS } from "@utrn-lab/page-parts";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { PoundsField } from "../ui/pounds-field.tsx";

/** One of the commands. */
type CommandType = (typeof COMMAND_TYPES)[number];

/** Limits as they stand in a form: amounts as they are typed, in pounds; empty for none. */
export interface TypedLimits {
  readonly commands: readonly CommandType[];
  readonly amount: string;
  readonly keySum: string;
  readonly meterSum: string;
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
