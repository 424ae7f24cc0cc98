import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { COMMAND_NAMES } from "@utrn-lab/utrn/rules";
import { type FormEvent, type ReactNode, useState } from "react";
import { amountOf, PoundsField, typedAmount } from "../ui/pounds-field.tsx";

/** One of the commands. */
type CommandType = (typeof COMMAND_TYPES)[number];

/** Commands, an amount, and two sums of a day, in pence; null for none. */
export interface Limits {
  readonly commands: readonly CommandType[];
  readonly amountPence: number | null;
  readonly keyPencePerDay: number | null;
  readonly meterPencePerDay: number | null;
}

interface BoxesProps {
  readonly legend: string;
  readonly chosen: readonly CommandType[];
  readonly choose: (commands: readonly CommandType[]) => void;
}

/** Which of the commands, by boxes. */
function CommandBoxes({ legend, chosen, choose }: BoxesProps) {
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
          {COMMAND_NAMES[type]}
        </label>
      ))}
    </fieldset>
  );
}

const AMOUNTS = ["amountPence", "keyPencePerDay", "meterPencePerDay"] as const;

type Typed = Readonly<Record<(typeof AMOUNTS)[number], string>>;

/** The amounts that are typed; undefined where one is no amount. */
function amountsOf(typed: Typed): Omit<Limits, "commands"> | undefined {
  const amountPence = amountOf(typed.amountPence);
  const keyPencePerDay = amountOf(typed.keyPencePerDay);
  const meterPencePerDay = amountOf(typed.meterPencePerDay);
  if (amountPence === undefined || keyPencePerDay === undefined) return undefined;
  return meterPencePerDay === undefined
    ? undefined
    : { amountPence, keyPencePerDay, meterPencePerDay };
}

const DAY_WORDS = [
  [
    "keyPencePerDay",
    "A day, by one key (£)",
    "Credit given and debt written off, 00:00 to 24:00 UTC.",
  ],
  ["meterPencePerDay", "A day, to one meter (£)", "The same, whoever gives it."],
] as const;

interface LimitsFormProps {
  /** What holds now. */
  readonly limits: Limits;
  /** What the boxes of commands, and the amount of one code, are about. */
  readonly words: {
    readonly commands: string;
    readonly amount: string;
    readonly amountHint: string;
  };
  readonly isBusy: boolean;
  /** On the button. */
  readonly action: ReactNode;
  readonly ask: (limits: Limits) => void;
  /** Further buttons. */
  readonly children?: ReactNode;
}

/** Limits as a form: amounts are typed in pounds, and one that is left empty is none. */
export function LimitsForm(props: LimitsFormProps) {
  const { limits, words, isBusy, action, ask, children } = props;
  const [commands, setCommands] = useState(limits.commands);
  const [typed, setTyped] = useState<Typed>(() => ({
    amountPence: typedAmount(limits.amountPence),
    keyPencePerDay: typedAmount(limits.keyPencePerDay),
    meterPencePerDay: typedAmount(limits.meterPencePerDay),
  }));
  const amounts = amountsOf(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (amounts !== undefined) ask({ commands, ...amounts });
  };
  const fields = [["amountPence", words.amount, words.amountHint] as const, ...DAY_WORDS];
  return (
    <form className="stack" onSubmit={submit}>
      <CommandBoxes legend={words.commands} chosen={commands} choose={setCommands} />
      <div className="field-row">
        {fields.map(([name, label, hint]) => (
          <PoundsField
            key={name}
            label={label}
            hint={hint}
            typed={typed[name]}
            type={(text) => setTyped({ ...typed, [name]: text })}
          />
        ))}
      </div>
      <div className="buttons">
        <button type="submit" disabled={isBusy || amounts === undefined}>
          {action}
        </button>
        {children}
      </div>
    </form>
  );
}
