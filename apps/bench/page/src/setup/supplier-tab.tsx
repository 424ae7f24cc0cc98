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

interface CodesProps {
  readonly access: SupplierAccess;
  readonly supplier: Supplier;
  readonly keypad: Keypad;
}

/** Codes of the supplier that the meter knows: to make, to key, and what came of them. */
function Codes({ access, supplier, keypad }: CodesProps) {
  const { view } = keypad;
  const { meterId } = view;
  const client = useMemo(() => clientFor(access), [access]);
  const [list, setList] = useState<CodeList>();
  const [refusal, setRefusal] = useState<string>();
  const read = useCallback(() => {
    askCodes(access, meterId).then(
      (told) => {
        setList(told);
        setRefusal(undefined);
      },
      (error: unknown) => setRefusal(reasonOf(error)),
    );
  }, [access, meterId]);
  useEffect(read, [read]);
  return (
    <>
      <MakeCode {...{ client, supplier, keypad }} issued={read} />
      <TellSupplier client={client} view={view} proved={read} />
      {refusal === undefined ? null : <p className="notice">{refusal}</p>}
      <IssuedCodes list={list} keypad={keypad} />
    </>
  );
}

interface SupplierTabProps {
  readonly keypad: Keypad;
  readonly access: Access;
}

/** The meter's supplier: how it becomes that, and the codes that it issues. */
export function SupplierTab({ keypad, access }: SupplierTabProps) {
  const { view } = keypad;
  const { kept } = access;
  const { supplier, refusal } = useSupplier(kept);
  return (
    <>
      <SupplierPanel {...{ view, access, supplier, refusal }} />
      {kept !== undefined &&
      supplier !== undefined &&
      isCommissionedWith(view, supplier.identity) ? (
        <Codes access={kept} supplier={supplier} keypad={keypad} />
      ) : null}
    </>
  );
}
