import { newIdempotencyKey } from "@utrn-lab/client";
import { useState } from "react";

/**
 * The Idempotency-Key of what somebody is about to do: the same for each try, since the answer to
 * one may have been lost.
 */
export function useIntention(): string {
  return useState(newIdempotencyKey)[0];
}
