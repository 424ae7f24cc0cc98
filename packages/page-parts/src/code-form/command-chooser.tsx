import type { CommandType } from "@utrn-lab/utrn";
import { COMMANDS_MAX } from "@utrn-lab/utrn/commands";
import { COMMAND_NAMES } from "@utrn-lab/utrn/rules";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { COMMAND_GROUPS, COMMAND_WORDS, isFound } from "../commands/command-words.ts";
import { takeFocus } from "../take-focus.ts";
import { mayAdd } from "./form-state.ts";
import type { CommandsForm } from "./use-commands.ts";

interface OpenProps {
  readonly form: CommandsForm;
  readonly choose: (type: CommandType) => void;
  readonly close: () => void;
  readonly takesFocus: boolean;
}

/** The commands that may be added, by group, and a field that finds one of them. */
function OpenChooser({ form, choose, close, takesFocus }: OpenProps) {
  const id = useId();
  const [looked, setLooked] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const found = form.offered.filter((type) => isFound(type, looked));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    if (event.key !== "Enter") return;
    // Enter would ask for the code.
    event.preventDefault();
    const [first] = inGroups(found.filter((type) => mayAdd(form.state, type)));
    if (first !== undefined && looked.trim() !== "") choose(first);
  };
  return (
    <div className="command-chooser">
      <div className="code-field">
        <label htmlFor={id}>Add a command</label>
        <input
          id={id}
          ref={field}
          type="search"
          autoComplete="off"
          placeholder="Type to find one; Enter adds the first"
          value={looked}
          onChange={({ target }) => setLooked(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {COMMAND_GROUPS.map(([group, label]) => {
        const types = found.filter((type) => COMMAND_WORDS[type].group === group);
        return types.length === 0 ? null : (
          <fieldset key={group} className="command-group">
            <legend>{label}</legend>
            {types.map((type) => (
              <button
                key={type}
                type="button"
                className="small"
                title={COMMAND_WORDS[type].does}
                disabled={!mayAdd(form.state, type)}
                onClick={() => choose(type)}
              >
                {COMMAND_NAMES[type]}
              </button>
            ))}
          </fieldset>
        );
      })}
      <p className="quiet" role="status">
        {found.length === 0 ? "No command that you may issue is called so." : ""}
      </p>
    </div>
  );
}

/** In the order in which they are shown. */
function inGroups(types: readonly CommandType[]): readonly CommandType[] {
  return COMMAND_GROUPS.flatMap(([group]) =>
    types.filter((type) => COMMAND_WORDS[type].group === group),
  );
}

/** Adds a command: open while there is none, else behind a button. */
export function CommandChooser({ form }: { readonly form: CommandsForm }) {
  const [look, setLook] = useState<"shut" | "open" | "given up">("shut");
  const { cards } = form.state;
  if (form.offered.length === 0) {
    return <p className="notice">This API key may issue no command.</p>;
  }
  if (cards.length >= COMMANDS_MAX) {
    return <p className="quiet">A code holds {COMMANDS_MAX} commands at the most.</p>;
  }
  if (look !== "open" && cards.length > 0) {
    return (
      <div className="buttons">
        <button
          type="button"
          ref={look === "given up" ? takeFocus : null}
          onClick={() => setLook("open")}
        >
          Add a command
        </button>
      </div>
    );
  }
  const choose = (type: CommandType) => {
    setLook("shut");
    form.act({ kind: "add", type, today: form.today });
  };
  const close = () => setLook("given up");
  return <OpenChooser {...{ form, choose, close }} takesFocus={look === "open"} />;
}
