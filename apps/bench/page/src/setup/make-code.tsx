import type { SupplierClient } from "@utrn-lab/client";
import { CodeForm, type Issued, IssuedDigits } from "@utrn-lab/page-parts";
import { useEffect, useRef, useState } from "react";
import { dateOf } from "../formats.ts";
import { KeyForMe, type Keypad } from "../meter/key-for-me.tsx";
import { Panel } from "../panel.tsx";
import type { Supplier } from "./supplier-service.ts";

interface MadeProps {
  readonly client: SupplierClient;
  readonly keypad: Keypad;
  readonly issued: Issued;
  readonly another: () => void;
}

/** A code that was asked for: it takes the focus, and the keyboard is the meter's again. */
function Made({ client, keypad, issued, another }: MadeProps) {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => self.current?.focus(), []);
  const more = (
    <button type="button" onClick={another}>
      Make another code
    </button>
  );
  return (
    <div className="made-code" tabIndex={-1} ref={self}>
      {"code" in issued ? (
        <IssuedDigits client={client} issued={issued}>
          <KeyForMe keypad={keypad} code={issued.code} />
          {more}
        </IssuedDigits>
      ) : (
        <>
          <p className="notice">
            A second person has to approve it: there are no digits yet. Once it is approved, they
            stand below.
          </p>
          <div className="buttons">{more}</div>
        </>
      )}
    </div>
  );
}

interface MakeCodeProps {
  readonly client: SupplierClient;
  readonly supplier: Supplier;
  readonly keypad: Keypad;
  /** Told of a code, or of one that waits. */
  readonly issued: () => void;
}

/** Where codes are asked for that this meter takes. */
export function MakeCode({ client, supplier, keypad, issued }: MakeCodeProps) {
  const [made, setMade] = useState<Issued>();
  const take = (answer: Issued) => {
    setMade(answer);
    issued();
  };
  return (
    <Panel title="Make a code" name="make-code">
      {made === undefined ? (
        <CodeForm
          client={client}
          meterId={keypad.view.meterId}
          limits={supplier.limits}
          today={dateOf(supplier.clock.time)}
          issued={take}
        />
      ) : (
        <Made {...{ client, keypad }} issued={made} another={() => setMade(undefined)} />
      )}
    </Panel>
  );
}
