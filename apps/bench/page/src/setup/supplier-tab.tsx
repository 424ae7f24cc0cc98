import type { View } from "../api.ts";
import { Commission } from "./commission.tsx";
import { MakeCode, TellSupplier } from "./make-code.tsx";
import type { SupplierAccess } from "./supplier-service.ts";

interface SupplierTabProps {
  readonly view: View;
  /** Of the service that has answered, once one has. */
  readonly access: SupplierAccess | undefined;
  readonly reached: (access: SupplierAccess) => void;
}

/** The meter's supplier: how it becomes that, and the codes that it issues. */
export function SupplierTab({ view, access, reached }: SupplierTabProps) {
  return (
    <>
      <Commission view={view} reached={reached} />
      {access === undefined ? null : (
        <>
          <MakeCode view={view} access={access} />
          <TellSupplier view={view} access={access} />
        </>
      )}
    </>
  );
}
