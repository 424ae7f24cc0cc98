import { CopyLine, commandText } from "@utrn-lab/page-parts";
import { printCode } from "@utrn-lab/utrn";
import { words } from "../formats.ts";
import { KeyForMe, type Keypad } from "../meter/key-for-me.tsx";
import { Panel } from "../panel.tsx";
import type { askCodes } from "./supplier-service.ts";

/** The codes of a meter as the service lists them. */
export type CodeList = Awaited<ReturnType<typeof askCodes>>;

type ListedCode = CodeList["items"][number];

interface OneCodeProps {
  readonly code: ListedCode;
  readonly keypad: Keypad;
}

function OneCode({ code, keypad }: OneCodeProps) {
  const { code: digits, utrnCounter, commands, status, isOpen, means } = code;
  return (
    <li>
      <p>
        <strong>{commands.map(commandText).join("; then ")}</strong>{" "}
        <span className={isOpen ? "tag tag-green" : "tag"}>{words(status)}</span>
      </p>
      <p className="quiet">{means}</p>
      {digits === null ? (
        <p className="quiet">Counter {utrnCounter}; this API key is shown no digits.</p>
      ) : (
        <div className="code-line">
          <CopyLine label={`Counter ${utrnCounter}`} value={printCode(digits)} />
          <KeyForMe keypad={keypad} code={digits} />
        </div>
      )}
    </li>
  );
}

interface IssuedCodesProps {
  readonly list: CodeList | undefined;
  readonly keypad: Keypad;
}

/** What the supplier has issued to this meter, newest first, and how it stands. */
export function IssuedCodes({ list, keypad }: IssuedCodesProps) {
  if (list === undefined) return null;
  const { items, nextCursor } = list;
  return (
    <Panel title="Issued codes" name="issued-codes">
      {items.length === 0 ? <p className="quiet">None yet.</p> : null}
      <ol className="issued-codes">
        {items.map((code) => (
          <OneCode key={code.codeId} code={code} keypad={keypad} />
        ))}
      </ol>
      {nextCursor === null ? null : (
        <p className="quiet">These are the newest {items.length}; the console has all.</p>
      )}
    </Panel>
  );
}
