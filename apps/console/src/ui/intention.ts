import { newKey } from "@utrn-lab/page-parts";
import { useState } from "react";

/**
 * The Idempotency-Key of what somebody is about to do: the same for each try, since the answer to
 * one may have been lost.
 */
export function useIntention(): string {
  return useState(newKey)[0];
}
