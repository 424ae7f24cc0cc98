import { grouped, words } from "../words.ts";
import type { Session } from "./session-calls.ts";

type Step = Session["steps"][number];

const FACE_WORDS = { twelve: "", two: " (two-key face)", gas: " (gas face)" } as const;

/** What was done in a step, in words. */
export function eventWords({ event }: Step): string {
  switch (event.type) {
    case "time":
      return "Time passes";
    case "code":
      return `Code at the ${event.via}: ${grouped(event.code)}`;
    case "keys":
      return `Keys ${event.keys}${FACE_WORDS[event.face ?? "twelve"]}`;
    case "load":
      return `Load ${event.watts} W`;
    case "power":
      return event.on ? "Power back" : "Power cut";
    case "wan":
      return event.up ? "WAN up" : "WAN down";
    case "action":
      return `${words(event.action)} at the ${event.via}`;
    case "supplier":
      return `Commissioned with ${event.supplierId}`;
    case "han_join":
      return `${event.kind.toUpperCase()} ${event.eui} asks to join`;
    case "han_remove":
      return `${event.eui} is removed`;
  }
}

/** What came of a step, in words; empty where there is nothing to say. */
export function resultWords({ result }: Step): string {
  if (result === undefined) return "";
  const { outcome } = result;
  if ("result" in outcome) {
    return "reason" in outcome
      ? `${outcome.result}: ${words(outcome.reason)}`
      : words(outcome.result);
  }
  return "reason" in outcome && outcome.reason !== undefined ? words(outcome.reason) : "";
}
