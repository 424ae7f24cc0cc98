import { isRecord } from "@utrn-lab/utrn/checks";
import { useCallback, useEffect, useState } from "react";
import { bench } from "../api.ts";
import { addressFrom } from "./supplier-address.ts";
import type { SupplierAccess } from "./supplier-service.ts";

const ADDRESS = "supplier-address";
const ACCESS = "supplier-access";

/** Where a service listens unless it is told otherwise. */
const DEFAULT_ADDRESS = "http://127.0.0.1:3000";

/** The service that has answered last, whichever meter it was asked about. */
export function keptAccess(): SupplierAccess | undefined {
  const kept: unknown = JSON.parse(sessionStorage.getItem(ACCESS) ?? "null");
  if (!isRecord(kept)) return undefined;
  const { address, apiKey } = kept;
  return typeof address === "string" && typeof apiKey === "string"
    ? { address, apiKey }
    : undefined;
}

/** How the page gets at a supplier service. */
export interface Access {
  /** Of the service that has answered; this tab keeps it, and no other sees it. */
  readonly kept: SupplierAccess | undefined;
  /** What to offer: where `npm start` runs a service, else the last that answered. */
  readonly address: string;
  readonly keep: (access: SupplierAccess) => void;
  readonly forget: () => void;
}

/** The supplier service of this tab of the browser, for all meters of the bench. */
export function useAccess(): Access {
  const [kept, setKept] = useState(keptAccess);
  const [told, setTold] = useState<string>();
  useEffect(() => {
    bench.supplierAddress().then(
      ({ address }) => setTold(address ?? undefined),
      // The page says that the bench is away.
      () => undefined,
    );
  }, []);
  const keep = useCallback((access: SupplierAccess) => {
    localStorage.setItem(ADDRESS, access.address);
    sessionStorage.setItem(ACCESS, JSON.stringify(access));
    setKept(access);
  }, []);
  const forget = useCallback(() => {
    sessionStorage.removeItem(ACCESS);
    setKept(undefined);
  }, []);
  const address =
    told === undefined
      ? (localStorage.getItem(ADDRESS) ?? DEFAULT_ADDRESS)
      : addressFrom(told, window.location.hostname);
  return { kept, address, keep, forget };
}
