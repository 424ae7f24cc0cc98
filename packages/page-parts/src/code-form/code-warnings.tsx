import { commandText } from "../commands/command-text.ts";
import type { Warning, WarningCode } from "./asked.ts";
import type { CommandsForm } from "./use-commands.ts";

interface CodeWarningsProps {
  readonly warnings: readonly Warning[];
  /** Those that have to be accepted by a tick. */
  readonly toAcknowledge: readonly WarningCode[];
  readonly form: CommandsForm;
  /** Leads to a code that was issued before; without it, it is not offered. */
  readonly showCode?: ((codeId: string) => void) | undefined;
}

type OneProps = Omit<CodeWarningsProps, "warnings" | "toAcknowledge"> & {
  readonly warning: Warning;
};

function Proposal({ warning, form, showCode }: OneProps) {
  const { digits, commands, statusCode, resend } = warning.proposal ?? {};
  const { act, today } = form;
  if (commands !== undefined) {
    return (
      <p className="proposal">
        <button
          type="button"
          className="small"
          onClick={() => act({ kind: "replace", commands, today })}
        >
          Use this instead
        </button>{" "}
        {commands.map(commandText).join("; then ")}
      </p>
    );
  }
  if (digits !== undefined) {
    return (
      <p className="proposal">
        <button type="button" className="small" onClick={() => act({ kind: "length", digits })}>
          Use {digits} digits
        </button>
      </p>
    );
  }
  if (statusCode === true) {
    return <p className="proposal">Ask first for the meter’s status code: key 0.</p>;
  }
  if (resend === undefined || showCode === undefined) return null;
  return (
    <p className="proposal">
      <button type="button" className="small" onClick={() => showCode(resend)}>
        Show that code, to send it again
      </button>
    </p>
  );
}

function Accept({ warning: { code }, form }: OneProps) {
  const { state, act } = form;
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={state.acknowledge.includes(code)}
        onChange={({ target }) => act({ kind: "acknowledge", code, isAccepted: target.checked })}
      />
      I know this, and the code is to be issued all the same.
    </label>
  );
}

/** Warnings about a code, each with what to do: to accept it, or to ask for something else. */
export function CodeWarnings({ warnings, toAcknowledge, ...rest }: CodeWarningsProps) {
  const isHarm = ({ code }: Warning) => toAcknowledge.includes(code);
  const inOrder = [...warnings.filter(isHarm), ...warnings.filter((one) => !isHarm(one))];
  return (
    <ul className="warning-list">
      {inOrder.map((warning) => (
        <li key={warning.code} className={isHarm(warning) ? "warning harm" : "warning"}>
          <p>{warning.message}</p>
          <Proposal warning={warning} {...rest} />
          {isHarm(warning) ? <Accept warning={warning} {...rest} /> : null}
        </li>
      ))}
    </ul>
  );
}
