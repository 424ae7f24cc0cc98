import type { CodeLength, Commands } from "@utrn-lab/utrn";
import type { WarningCode } from "./warnings.ts";

/** What a client asks to have issued. */
export interface IssueRequest {
  readonly commands: Commands;
  readonly digits?: CodeLength;
  readonly note?: string;
  readonly acknowledge?: readonly WarningCode[];
  /** Why a code is issued although an open one says the same. */
  readonly reason?: string;
}
