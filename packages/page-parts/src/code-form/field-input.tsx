import type { CommandType } from "@utrn-lab/utrn";
import { type ReactNode, useId } from "react";
import type { Field } from "../commands/command-fields.ts";
import { type MemberWords, valueWords } from "../commands/command-words.ts";
import { NO_DATE, namesIn, readField, type Typed } from "../commands/typed-field.ts";

/** What every field of the form is given. */
export interface InputProps<F extends Field = Field> {
  readonly field: F;
  readonly type: CommandType;
  readonly words: MemberWords;
  readonly typed: Typed | undefined;
  readonly change: (typed: Typed) => void;
  /** Whether the code has been asked for: then what is missing is marked too. */
  readonly isAsked: boolean;
  readonly today: string;
}

type Of<Kind extends Field["kind"]> = InputProps<Extract<Field, { kind: Kind }>>;

/** What is wrong in a field, to be shown. */
function faultOf({ field, typed, isAsked }: InputProps): string | undefined {
  const read = readField(field, typed);
  const isEmpty = typed === undefined || typed === "" || Array.isArray(typed);
  return "why" in read && (isAsked || !isEmpty) ? read.why : undefined;
}

/** Said below a field: what is wrong in it, else how it is meant. */
function notesOf(props: InputProps, id: string) {
  const fault = faultOf(props);
  const { hint } = props.words;
  const note =
    fault === undefined ? (
      hint !== undefined && (
        <p id={`${id}-note`} className="quiet">
          {hint}
        </p>
      )
    ) : (
      <p id={`${id}-note`} className="refused">
        {fault}
      </p>
    );
  const described = fault !== undefined || hint !== undefined;
  const said = {
    ...(described ? { "aria-describedby": `${id}-note` } : {}),
    ...(fault === undefined ? {} : { "aria-invalid": true }),
  };
  return { note, said };
}

function Labelled(props: {
  readonly id: string;
  readonly label: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="code-field">
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
      {props.note}
    </div>
  );
}

function NumberInput(props: Of<"number">) {
  const id = useId();
  const { field, words, typed, change } = props;
  const { note, said } = notesOf(props, id);
  const before = field.scale === "pence" || words.unit === "£" ? "£" : undefined;
  const after = before === undefined ? words.unit : undefined;
  return (
    <Labelled id={id} label={words.label} note={note}>
      <span className="with-unit">
        {before === undefined ? null : <span aria-hidden="true">{before}</span>}
        <input
          id={id}
          inputMode={field.scale === "whole" ? "numeric" : "decimal"}
          autoComplete="off"
          value={String(typed ?? "")}
          onChange={({ target }) => change(target.value)}
          {...said}
        />
        {after === undefined ? null : <span>{after}</span>}
      </span>
    </Labelled>
  );
}

interface SegmentsProps {
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
  readonly note?: ReactNode;
  readonly said?: object;
}

/** One of a few. */
export function Segments({ label, options, chosen, choose, note, said }: SegmentsProps) {
  const name = useId();
  return (
    <fieldset className="code-field" {...said}>
      <legend>{label}</legend>
      <div className="segments">
        {options.map(([value, text]) => (
          <label key={value}>
            <input
              type="radio"
              className="for-screen-readers"
              name={name}
              checked={value === chosen}
              onChange={() => choose(value)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {note}
    </fieldset>
  );
}

function ChoiceInput(props: Of<"choice">) {
  const id = useId();
  const { field, words, typed, change } = props;
  const { note, said } = notesOf(props, id);
  const options = field.values.map((value) => [value, valueWords(value)] as const);
  const all = field.isOptional ? [["", "As it fits"] as const, ...options] : options;
  return (
    <Segments
      label={words.label}
      options={all}
      chosen={String(typed ?? "")}
      choose={change}
      note={note}
      said={said}
    />
  );
}

const DATE_MIN = "2000-01-02";
const DATE_MAX = "2044-11-08";

function DateInput(props: Of<"date">) {
  const id = useId();
  const { words, typed, change } = props;
  const { note, said } = notesOf(props, id);
  return (
    <Labelled id={id} label={words.label} note={note}>
      <input
        id={id}
        type="date"
        min={DATE_MIN}
        max={DATE_MAX}
        value={String(typed ?? "")}
        onChange={({ target }) => change(target.value)}
        {...said}
      />
    </Labelled>
  );
}

function StartInput(props: Of<"date">) {
  const { typed, change, today } = props;
  const isNone = typed === NO_DATE;
  return (
    <>
      <Segments
        label="Takes effect"
        options={[
          [NO_DATE, "At once"],
          ["date", "On a date"],
        ]}
        chosen={isNone ? NO_DATE : "date"}
        choose={(value) => change(value === NO_DATE ? NO_DATE : today)}
      />
      {isNone ? null : <DateInput {...props} />}
    </>
  );
}

const HALF_HOURS = Array.from({ length: 48 }, (_, at) => {
  const hour = String(Math.floor(at / 2)).padStart(2, "0");
  return `${hour}:${at % 2 === 0 ? "00" : "30"}`;
});

function HalfHourInput(props: Of<"half_hour">) {
  const id = useId();
  const { words, typed, change } = props;
  const { note, said } = notesOf(props, id);
  return (
    <Labelled id={id} label={`${words.label} (UTC)`} note={note}>
      <select
        id={id}
        value={String(typed ?? "")}
        onChange={({ target }) => change(target.value)}
        {...said}
      >
        {typed === "" ? <option value="">Choose</option> : null}
        {HALF_HOURS.map((time) => (
          <option key={time}>{time}</option>
        ))}
      </select>
    </Labelled>
  );
}

function FlagInput({ words, typed, change }: Of<"flag">) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={typed === true}
        onChange={({ target }) => change(target.checked)}
      />
      {words.label}
    </label>
  );
}

function NamesInput(props: Of<"names">) {
  const id = useId();
  const { field, words, typed, change } = props;
  const { note, said } = notesOf(props, id);
  const ticked = namesIn(typed);
  const tick = (name: string, isTicked: boolean) =>
    change(field.values.filter((one) => (one === name ? isTicked : ticked.includes(one))));
  return (
    <fieldset className="code-field" {...said}>
      <legend>{words.label}</legend>
      <div className="ticks">
        {field.values.map((name) => (
          <label key={name} className="tick">
            <input
              type="checkbox"
              checked={ticked.includes(name)}
              onChange={({ target }) => tick(name, target.checked)}
            />
            {valueWords(name)}
          </label>
        ))}
      </div>
      {note}
    </fieldset>
  );
}

/** A field of a command or of an item of a list; a list is shown by `ListInput`. */
export function FieldInput(props: InputProps) {
  const { field } = props;
  switch (field.kind) {
    case "number":
      return <NumberInput {...props} field={field} />;
    case "choice":
      return <ChoiceInput {...props} field={field} />;
    case "date":
      return field.mayBeNone ? (
        <StartInput {...props} field={field} />
      ) : (
        <DateInput {...props} field={field} />
      );
    case "half_hour":
      return <HalfHourInput {...props} field={field} />;
    case "flag":
      return <FlagInput {...props} field={field} />;
    case "names":
      return <NamesInput {...props} field={field} />;
    case "list":
      return null;
  }
}
