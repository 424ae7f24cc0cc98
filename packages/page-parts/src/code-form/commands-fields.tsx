import { useEffect, useId, useRef } from "react";
import { CommandCard } from "./command-card.tsx";
import { CommandChooser } from "./command-chooser.tsx";
import { LengthChoice } from "./length-choice.tsx";
import type { CommandsForm } from "./use-commands.ts";

const TEXT_MAX = 200;

function TextInput(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly change: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="code-field wide">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        autoComplete="off"
        maxLength={TEXT_MAX}
        value={props.value}
        onChange={({ target }) => props.change(target.value)}
        aria-describedby={`${id}-note`}
      />
      <p id={`${id}-note`} className="quiet">
        {props.hint}
      </p>
    </div>
  );
}

interface CommandsFieldsProps {
  readonly form: CommandsForm;
  /** Whether the code has been asked for: then what is missing is marked. */
  readonly isAsked: boolean;
  /** Whether the first field has the focus as the form is opened. */
  readonly takesFocus?: boolean;
}

/** The fields of a code: its commands, its length, why it is issued. For a form around it. */
export function CommandsFields({ form, isAsked, takesFocus = false }: CommandsFieldsProps) {
  const { state, act } = form;
  // A card that is added takes the focus, and one that was there at first where it may.
  const first = useRef(takesFocus ? 0 : state.nextId);
  const count = useRef(state.cards.length);
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isFewer = state.cards.length < count.current;
    count.current = state.cards.length;
    // What had the focus is gone: the next step is another command.
    if (isFewer && !self.current?.contains(document.activeElement)) {
      self.current?.querySelector<HTMLElement>(".add-command :is(button, input)")?.focus();
    }
  }, [state.cards.length]);
  return (
    <div className="commands-fields" ref={self}>
      <ol className="command-cards" aria-label="What the code does, in this order">
        {state.cards.map((card) => (
          <CommandCard
            key={card.id}
            form={form}
            card={card}
            isAsked={isAsked}
            isNew={card.id >= first.current}
          />
        ))}
      </ol>
      <div className="add-command">
        <CommandChooser form={form} />
      </div>
      <LengthChoice form={form} />
      <div className="code-fields">
        <TextInput
          label="Note"
          hint="Kept with the code, for the history; may be left empty."
          value={state.note}
          change={(text) => act({ kind: "note", text })}
        />
        <TextInput
          label="Reason"
          hint="Needed where an open code already says the same."
          value={state.reason}
          change={(text) => act({ kind: "reason", text })}
        />
      </div>
    </div>
  );
}
