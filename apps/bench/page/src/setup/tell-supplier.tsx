import type { SupplierClient } from "@utrn-lab/client";
import { ConfirmationEntry } from "@utrn-lab/page-parts";
import { printCode } from "@utrn-lab/utrn";
import type { View } from "../api.ts";
import { Panel } from "../panel.tsx";

interface TellSupplierProps {
  readonly client: SupplierClient;
  readonly view: View;
  readonly proved: () => void;
}

/** The way back: the meter's last confirmation code, or any other, given to the supplier. */
export function TellSupplier({ client, view, proved }: TellSupplierProps) {
  const last = view.lastConfirmationCode ?? "";
  return (
    <Panel title="What the meter answers" name="tell-supplier">
      <p className="quiet">
        {last === ""
          ? "The meter has shown none yet: it shows one after a code, and for key 0."
          : "The last confirmation code that the meter has shown."}
      </p>
      <ConfirmationEntry
        key={last}
        client={client}
        meterId={view.meterId}
        initial={printCode(last)}
        proved={proved}
      />
    </Panel>
  );
}
