import { type MeterList, readMeterList } from "./meter-list.ts";

/** How the meters of a campaign are chosen. */
export const WAYS = [
  ["conditions", "By tags, fuel or contact"],
  ["list", "By a list"],
  ["every", "Every meter"],
] as const;

/** A way to choose meters. */
type Way = (typeof WAYS)[number][0];

/** What has been chosen and typed of whom a campaign is for. */
export interface TypedSelection {
  readonly way: Way;
  readonly tags: string;
  readonly fuel: "" | "electricity" | "gas";
  readonly noContactDays: string;
  /** Ids as they were pasted. */
  readonly pasted: string;
  /** A file of ids, by its name. */
  readonly file: { readonly name: string; readonly list: MeterList } | undefined;
}

/** Whom a campaign is for, as the service is asked. */
interface Selection {
  meterIds?: string[];
  everyMeter?: true;
  tags?: string[];
  fuel?: "electricity" | "gas";
  noContactDays?: number;
}

/** A selection, or what is missing or wrong, as a sentence. */
type ReadSelection = { readonly selection: Selection } | { readonly why: string };

const DAYS_MAX = 3_650;
const TAGS_MAX = 20;
const NAMED_MAX = 5;

/** A selection before anything was typed, of meters with some tags where the address names them. */
export function newSelection(tags = ""): TypedSelection {
  return { way: "conditions", tags, fuel: "", noContactDays: "", pasted: "", file: undefined };
}

function linesText(lines: readonly number[]): string {
  const named = lines.slice(0, NAMED_MAX).join(", ");
  const rest = lines.length > NAMED_MAX ? ` and ${lines.length - NAMED_MAX} more` : "";
  return `line${lines.length === 1 ? "" : "s"} ${named}${rest}`;
}

/** What is wrong with a list; undefined: nothing. */
function faultOf({ meterIds, unreadable }: MeterList, name: string): string | undefined {
  if (unreadable.length > 0) {
    return (
      `${name}: no meter’s id stands in ${linesText(unreadable)}. An id has 16 digits, 0 to 9 ` +
      "and a to f."
    );
  }
  return meterIds.length === 0 ? `${name}: no meter’s id stands there.` : undefined;
}

function readList({ pasted, file }: TypedSelection): ReadSelection {
  if (pasted.trim() === "" && file === undefined) {
    return { why: "Paste the ids of the meters, or choose a file of them." };
  }
  const list = readMeterList(pasted);
  const fault =
    (pasted.trim() === "" ? undefined : faultOf(list, "The list")) ??
    (file && faultOf(file.list, file.name));
  if (fault !== undefined) return { why: fault };
  const meterIds = [...new Set([...list.meterIds, ...(file?.list.meterIds ?? [])])];
  return { selection: { meterIds } };
}

function tagsIn(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

function readConditions({ tags: text, fuel, noContactDays }: TypedSelection): ReadSelection {
  const tags = tagsIn(text);
  if (tags.length > TAGS_MAX) return { why: `At most ${TAGS_MAX} tags can be named.` };
  const days = noContactDays.trim();
  const count = /^\d{1,4}$/.test(days) ? Number(days) : 0;
  if (days !== "" && (count < 1 || count > DAYS_MAX)) {
    return { why: `The days without contact are a whole number from 1 to ${DAYS_MAX}.` };
  }
  return {
    selection: {
      ...(tags.length === 0 ? {} : { tags }),
      ...(fuel === "" ? {} : { fuel }),
      ...(days === "" ? {} : { noContactDays: count }),
    },
  };
}

/** Whom a campaign is for, or what is missing; of a list, those that meet the conditions too. */
export function readSelection(typed: TypedSelection): ReadSelection {
  if (typed.way === "every") return { selection: { everyMeter: true } };
  const conditions = readConditions(typed);
  if ("why" in conditions) return conditions;
  if (typed.way === "conditions") {
    if (Object.keys(conditions.selection).length > 0) return conditions;
    return { why: "Name a tag, a fuel or the days without contact, or choose another way." };
  }
  const list = readList(typed);
  if ("why" in list) return list;
  return { selection: { ...list.selection, ...conditions.selection } };
}
