import { CopyLine, Dialog } from "@utrn-lab/page-parts";
import type { ReactNode } from "react";

interface SecretProps {
  readonly secret: string;
  readonly children?: ReactNode;
  readonly close: () => void;
}

/** A secret that was just made, with a way to take it along: it is told this once. */
export function Secret({ secret, children, close }: SecretProps) {
  return (
    <Dialog title="The secret of the webhook" close={close}>
      <p>It is shown this once. The receiver checks by it that what it gets is from here.</p>
      {children}
      <CopyLine label="Secret" value={secret} />
      <div className="buttons">
        <button type="button" onClick={close}>
          I have it
        </button>
      </div>
    </Dialog>
  );
}
