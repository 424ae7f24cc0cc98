import type { components } from "@utrn-lab/client";

type Status = components["schemas"]["ReadCode"]["status"];

/** The states of a code, in a word or two. */
const WORDS: Readonly<Record<Status, string>> = {
  awaiting_approval: "waits for approval",
  issued: "issued",
  sent: "sent",
  confirmed: "confirmed",
  refused: "refused",
  superseded: "overtaken",
  void: "withdrawn",
  lost: "digits lost",
};

const COLOURS: Readonly<Partial<Record<Status, string>>> = {
  confirmed: "tag-green",
  awaiting_approval: "tag-amber",
  refused: "tag-amber",
  lost: "tag-amber",
};

/** The state of a code. */
export function CodeStatus({ status }: { readonly status: Status }) {
  return <span className={`tag ${COLOURS[status] ?? ""}`}>{WORDS[status]}</span>;
}
