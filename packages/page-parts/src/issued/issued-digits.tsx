import type { SupplierClient } from "@utrn-lab/client";
import { type Command, printCode } from "@utrn-lab/utrn";
import type { ReactNode } from "react";
import { commandText } from "../commands/command-text.ts";
import { useCopy } from "../use-copy.ts";
import { PrintSlip } from "./print-slip.tsx";

/** A code whose digits may be seen. */
interface CodeWithDigits {
  readonly codeId: string;
  readonly code: string;
  readonly utrnCounter: number;
  readonly commands: readonly Command[];
}

interface IssuedDigitsProps {
  readonly client: SupplierClient;
  readonly issued: CodeWithDigits;
  /** Further buttons: what else this page can do with the digits. */
  readonly children?: ReactNode;
}

const BLOCK = /.{20}/g;

/** The digits of a code, large: a block a line, in fours. */
function Blocks({ code }: { readonly code: string }) {
  const blocks = (code.match(BLOCK) ?? []).map((digits, at) => ({ number: at + 1, digits }));
  return (
    <ol className="digit-blocks" aria-label={`${code.length} digits`}>
      {blocks.map(({ number, digits }) => (
        <li key={number}>
          {blocks.length === 1 ? null : <span className="quiet">Block {number}</span>}
          <span className="digits">{printCode(digits)}</span>
        </li>
      ))}
    </ol>
  );
}

/** A code to give away: its digits, what it does, and ways to take it elsewhere. */
export function IssuedDigits({ client, issued, children }: IssuedDigitsProps) {
  const { codeId, code, commands, utrnCounter } = issued;
  const { said, copy, shown } = useCopy<HTMLDivElement>(printCode(code));
  return (
    <div className="issued-digits">
      <div ref={shown}>
        <Blocks code={code} />
      </div>
      <p>
        {commands.map(commandText).join("; then ")}{" "}
        <span className="quiet">Counter {utrnCounter}</span>
      </p>
      <div className="buttons">
        <button type="button" onClick={copy}>
          {said}
          <span className="for-screen-readers"> the digits</span>
        </button>
        <PrintSlip client={client} codeId={codeId} />
        {children}
      </div>
    </div>
  );
}
