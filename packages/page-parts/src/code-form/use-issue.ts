import { newIdempotencyKey, type SupplierClient } from "@utrn-lab/client";
import { useRef, useState } from "react";
import type { Asked, AwaitingCode, IssuedCode } from "./asked.ts";
import { type Wish, wishFor } from "./wish.ts";

/** What came of asking for a code: it is there, or it waits for a second person. */
export type Issued = IssuedCode | AwaitingCode;

/** How asking for a code stands. */
interface IssueState {
  readonly isBusy: boolean;
  /** Whether no answer came, so that the code may have been issued. */
  readonly isLost: boolean;
  readonly refusal: string | undefined;
}

const QUIET: IssueState = { isBusy: false, isLost: false, refusal: undefined };
const BUSY: IssueState = { ...QUIET, isBusy: true };
const LOST: IssueState = { ...QUIET, isLost: true };

/** Asks for codes of a meter, each wish once. */
export function useIssue(
  client: SupplierClient,
  meterId: string,
  issued: (answer: Issued) => void,
) {
  const [state, setState] = useState(QUIET);
  const wish = useRef<Wish>(undefined);
  const issue = async (asked: Asked) => {
    setState(BUSY);
    wish.current = wishFor(JSON.stringify(asked), wish.current, newIdempotencyKey());
    try {
      const { data, error, response } = await client.POST("/v1/meters/{meterId}/codes", {
        params: { path: { meterId }, header: { "Idempotency-Key": wish.current.key } },
        body: asked,
      });
      if (data !== undefined) {
        wish.current = undefined;
        setState(QUIET);
        issued(data);
        return;
      }
      setState(response.status >= 500 ? LOST : { ...QUIET, refusal: error.detail });
    } catch {
      setState(LOST);
    }
  };
  /** Gives the wish up: what is asked for next is another. */
  const giveUp = () => {
    wish.current = undefined;
    setState(QUIET);
  };
  return { ...state, issue, giveUp };
}
