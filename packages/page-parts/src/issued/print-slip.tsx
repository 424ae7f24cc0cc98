import type { SupplierClient } from "@utrn-lab/client";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";

interface PrintSlipProps {
  readonly client: SupplierClient;
  readonly codeId: string;
}

/** What stands on the slip, or why there is none, as a sentence. */
type Slip = { readonly text: string } | { readonly why: string };

async function askSlip(client: SupplierClient, codeId: string): Promise<Slip> {
  try {
    const { data, error } = await client.GET("/v1/codes/{codeId}/text", {
      params: { path: { codeId }, query: { channel: "letter" } },
    });
    return data === undefined ? { why: error.detail } : { text: data.text };
  } catch {
    return { why: "The supplier service cannot be reached." };
  }
}

/** The digits of a letter are indented. */
const DIGITS = /^ {4}/;

/**
 * The letter of a code, which is all that is printed while it is there; on the screen it is not
 * seen.
 */
function PrintedSlip({ text, printed }: { readonly text: string; readonly printed: () => void }) {
  useEffect(() => {
    window.addEventListener("afterprint", printed);
    window.print();
    return () => window.removeEventListener("afterprint", printed);
  }, [printed]);
  const [title = "", ...lines] = text.split("\n");
  const numbered = lines.map((line, at) => ({ line, place: at }));
  return createPortal(
    <article className="slip" aria-hidden="true">
      <h1>{title}</h1>
      {numbered.map(({ line, place }) => (
        <p key={place} className={DIGITS.test(line) ? "digits" : undefined}>
          {line.trim()}
        </p>
      ))}
    </article>,
    document.body,
  );
}

/** Prints a slip for the customer: what the code does, its digits, how and until when to key it. */
export function PrintSlip({ client, codeId }: PrintSlipProps) {
  const [slip, setSlip] = useState<Slip>();
  const [clear] = useState(() => () => setSlip(undefined));
  const print = () => {
    clear();
    askSlip(client, codeId).then(setSlip);
  };
  return (
    <>
      <button type="button" onClick={print}>
        Print slip
      </button>
      {slip !== undefined && "why" in slip ? <output className="refused">{slip.why}</output> : null}
      {slip !== undefined && "text" in slip ? (
        <PrintedSlip text={slip.text} printed={clear} />
      ) : null}
    </>
  );
}
