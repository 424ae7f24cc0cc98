import { parsePounds, typedPounds } from "@utrn-lab/page-parts";
import { Field } from "./field.tsx";

/** An amount as it is typed; empty where there is none. */
export function typedAmount(pence: number | null | undefined): string {
  return pence === null || pence === undefined ? "" : typedPounds(pence);
}

/** The pence of an amount; null where none is typed, undefined where it is no amount. */
export function amountOf(typed: string): number | null | undefined {
  return typed.trim() === "" ? null : parsePounds(typed);
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
