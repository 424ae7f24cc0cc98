import type { Place } from "@utrn-lab/meter-emulator";
import { printCode } from "@utrn-lab/utrn";
import type { SessionEvent } from "./session.ts";

const PLACE_WORDS: Readonly<Record<Place, string>> = { keypad: "keypad", ppmid: "PPMID" };

const FACE_NAMES = { twelve: "twelve keys", two: "two keys", gas: "gas" } as const;

const FACE_WORDS = { twelve: "", two: " (two-key face)", gas: " (gas face)" } as const;

/** A name of the interface as words: "check_digit_wrong" becomes "check digit wrong". */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** Keys with their digits in groups of four: "A 7394 4427 B". */
function keyWords(keys: string): string {
  return (keys.match(/\d+|\D/g) ?? [])
    .map((each) => (/\d/.test(each) ? printCode(each) : each))
    .join(" ");
}

/** What was done in a step of a session, as its report and the page say it. */
export function eventWords(event: SessionEvent): string {
  switch (event.type) {
    case "time":
      return "Time moved on";
    case "code":
      return `Code at the ${PLACE_WORDS[event.via]}: ${printCode(event.code)}`;
    case "keys":
      if (event.keys === "") return `Face chosen: ${FACE_NAMES[event.face ?? "twelve"]}`;
      return `Keys${FACE_WORDS[event.face ?? "twelve"]}: ${keyWords(event.keys)}`;
    case "load":
      return `Load ${event.watts} W`;
    case "day_profile":
      return "Load by the day profile";
    case "power":
      return `Power ${event.on ? "on" : "off"}`;
    case "wan":
      return `WAN ${event.up ? "up" : "down"}`;
    case "action":
      return `${words(event.action)} at the ${PLACE_WORDS[event.via]}`;
    case "supplier": {
      const floor = event.floor === undefined ? "" : `, floor ${event.floor}`;
      return `Commissioned with ${event.supplierId}${floor}`;
    }
    case "han_join":
      return `${event.kind.toUpperCase()} ${event.eui} asks to join`;
    case "han_remove":
      return `Device ${event.eui} removed`;
  }
}
