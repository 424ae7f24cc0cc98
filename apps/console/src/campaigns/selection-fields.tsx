import { Segments } from "@utrn-lab/page-parts";
import { type ChangeEvent, useId } from "react";
import { counted } from "../ui/amounts.ts";
import { Field } from "../ui/field.tsx";
import { readMeterList, textOfFile } from "./meter-list.ts";
import { type TypedSelection, WAYS } from "./selection-form.ts";

interface SelectionProps {
  readonly typed: TypedSelection;
  readonly change: (part: Partial<TypedSelection>) => void;
}

function TextField(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly isNumber?: boolean;
  readonly change: (text: string) => void;
}) {
  const { label, hint, value, isNumber = false, change } = props;
  return (
    <Field label={label} hint={hint}>
      {(marks) => (
        <input
          {...marks}
          autoComplete="off"
          inputMode={isNumber ? "numeric" : "text"}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

const FUELS = [
  ["", "Both"],
  ["electricity", "Electricity"],
  ["gas", "Gas"],
] as const;

function Conditions({ typed, change }: SelectionProps) {
  return (
    <div className="field-row">
      <TextField
        label="Tags"
        hint="Between commas; a meter has to have all of them."
        value={typed.tags}
        change={(tags) => change({ tags })}
      />
      <Segments
        label="Fuel"
        options={FUELS}
        chosen={typed.fuel}
        choose={(chosen) => change({ fuel: FUELS.find(([fuel]) => fuel === chosen)?.[0] ?? "" })}
      />
      <TextField
        label="Days without contact"
        hint="Meters not heard of for so many days, or ever."
        isNumber
        value={typed.noContactDays}
        change={(noContactDays) => change({ noContactDays })}
      />
    </div>
  );
}

function ListFields({ typed, change }: SelectionProps) {
  const id = useId();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    change({ file: { name: file.name, list: readMeterList(await textOfFile(file)) } });
    // The same file can be chosen again, once it is mended.
    target.value = "";
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Ids of the meters</label>
        <textarea
          id={id}
          rows={5}
          spellCheck={false}
          placeholder="00db 1234 5678 90a0"
          value={typed.pasted}
          onChange={({ target }) => change({ pasted: target.value })}
        />
      </div>
      <div className="buttons">
        <label className="file-button">
          Choose a file of ids …
          <input type="file" accept=".csv,.txt,text/csv,text/plain" onChange={choose} />
        </label>
        {typed.file === undefined ? null : (
          <>
            <span role="status">
              {typed.file.name}: {counted(typed.file.list.meterIds.length, "meter")}
              {typed.file.list.repeated > 0 ? `, ${typed.file.list.repeated} named again` : ""}
            </span>
            <button type="button" onClick={() => change({ file: undefined })}>
              Leave the file out
            </button>
          </>
        )}
      </div>
      <p className="quiet">
        One id a line, or a CSV file in which one column has them. What follows narrows the list.
      </p>
    </>
  );
}

/** Whom a campaign is for: a way of choosing, and its fields. */
export function SelectionFields({ typed, change }: SelectionProps) {
  return (
    <div className="stack">
      <Segments
        label="Choose the meters"
        options={WAYS}
        chosen={typed.way}
        choose={(chosen) => change({ way: WAYS.find(([way]) => way === chosen)?.[0] ?? "list" })}
      />
      {typed.way === "list" ? <ListFields typed={typed} change={change} /> : null}
      {typed.way === "every" ? (
        <p>Every meter that is registered gets a code.</p>
      ) : (
        <Conditions typed={typed} change={change} />
      )}
    </div>
  );
}
