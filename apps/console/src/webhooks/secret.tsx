import type { ReactNode } from "react";
import { ShownOnce } from "../ui/shown-once.tsx";

interface SecretProps {
  readonly secret: string;
  readonly children?: ReactNode;
  readonly close: () => void;
}

/** The secret of a webhook that was just made. */
export function Secret({ secret, children, close }: SecretProps) {
  return (
    <ShownOnce title="The secret of the webhook" label="Secret" value={secret} close={close}>
      <p>It is shown this once. The receiver checks by it that what it gets is from here.</p>
      {children}
    </ShownOnce>
  );
}
