import { commandText } from "@utrn-lab/page-parts";
import { printCode } from "@utrn-lab/utrn";
import type { Request } from "./request.ts";

/** What a request is called: its kind, and what it is for. */
export function requestTitle({ kind, meterId, label, limits, line }: Request): string {
  switch (kind) {
    case "code":
      return `Code for meter ${printCode(meterId ?? "")}`;
    case "campaign":
      return label === null ? "Campaign" : `Campaign: ${label}`;
    case "limits":
      return `Limits of the role ${limits?.role}`;
    case "approval_line":
      return line === null ? "No approval line any more" : "Another approval line";
  }
}

/** What a request asks for, in a line. */
export function requestSummary({ commands, kind }: Request): string {
  if (commands !== null) return commands.map(commandText).join("; ");
  return kind === "limits" ? "More may be issued than now" : "Less needs a second person than now";
}
