import { useCallback, useEffect, useMemo, useState } from "react";
import { reasonOf } from "../api.ts";
import type { Keypad } from "../meter/key-for-me.tsx";
import { isCommissionedWith } from "./connect.tsx";
import { type CodeList, IssuedCodes } from "./issued-codes.tsx";
import { MakeCode } from "./make-code.tsx";
import { SupplierPanel } from "./supplier-panel.tsx";
import {
  askCodes,
  askSupplier,
  clientFor,
  type Supplier,
  type SupplierAccess,
} from "./supplier-service.ts";
import { TellSupplier } from "./tell-supplier.tsx";
import type { Access } from "./use-access.ts";

/** The service that is connected: asked when the connection is made, or the tab opened. */
function useSupplier(access: SupplierAccess | undefined) {
  const [supplier, setSupplier] = useState<Supplier>();
  const [refusal, setRefusal] = useState<string>();
  useEffect(() => {
    setSupplier(undefined);
    setRefusal(undefined);
    if (access === undefined) return;
    let isCurrent = true;
    askSupplier(access).then(
      (told) => isCurrent && setSupplier(told),
      (error: unknown) => isCurrent && setRefusal(reasonOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [access]);
  return { supplier, refusal };
}

/** The meter's codes at the service, read again whenever `read` is called; none without access. */
function useCodes(access: SupplierAccess | undefined, meterId: string) {
  const [list, setList] = useState<CodeList>();
  const [refusal, setRefusal] = useState<string>();
  const read = useCallback(() => {
    if (access === undefined) return;
    askCodes(access, meterId).then(
      (told) => {
        setList(told);
        setRefusal(undefined);
      },
      (error: unknown) => setRefusal(reasonOf(error)),
    );
  }, [access, meterId]);
  useEffect(read, [read]);
  return { list, refusal, read };
}

interface SupplierTabProps {
  readonly keypad: Keypad;
  readonly access: Access;
}

/** The meter's supplier: how it becomes that, the codes that it issues, and what came of them. */
export function SupplierTab({ keypad, access }: SupplierTabProps) {
  const { view } = keypad;
  const { kept } = access;
  const { supplier, refusal } = useSupplier(kept);
  const isKnown = supplier !== undefined && isCommissionedWith(view, supplier.identity);
  const codes = useCodes(isKnown ? kept : undefined, view.meterId);
  const client = useMemo(() => kept && clientFor(kept), [kept]);
  const isReady = isKnown && client !== undefined;
  return (
    <>
      <div className="column">
        <SupplierPanel {...{ view, access, supplier, refusal }} />
        {isReady ? <MakeCode {...{ client, supplier, keypad }} issued={codes.read} /> : null}
      </div>
      {isReady ? (
        <div className="column">
          <TellSupplier client={client} view={view} proved={codes.read} />
          {codes.refusal === undefined ? null : <p className="notice">{codes.refusal}</p>}
          <IssuedCodes list={codes.list} keypad={keypad} />
        </div>
      ) : null}
    </>
  );
}
