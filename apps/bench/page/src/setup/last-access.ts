import type { SupplierAccess } from "./supplier-service.ts";

let last: SupplierAccess | undefined;

/** Keeps the service that has answered last, as long as the page is open. */
export function keepAccess(access: SupplierAccess): void {
  last = access;
}

/** The service that has answered last, whichever meter it was asked about. */
export function lastAccess(): SupplierAccess | undefined {
  return last;
}
