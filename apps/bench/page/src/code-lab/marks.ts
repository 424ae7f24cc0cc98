import type { Explanation } from "../api.ts";

type Field = Explanation["fields"][number];

/** What is pointed at: a field by its place in the list, or a group of four digits. */
export type Mark =
  | { readonly kind: "field"; readonly at: number }
  | { readonly kind: "four"; readonly block: number; readonly from: number };

const FOUR = 4;

/** Whether a field stands in some digits of a block, both ends included. */
function standsIn({ places }: Field, block: number, from: number, to: number): boolean {
  return places.some((place) => place.block === block && place.from <= to && place.to >= from);
}

/** Whether a field is the one pointed at, or stands in the digits pointed at. */
export function isFieldMarked(fields: readonly Field[], at: number, mark?: Mark): boolean {
  const field = fields[at];
  if (mark === undefined || field === undefined) return false;
  if (mark.kind === "field") return mark.at === at;
  return standsIn(field, mark.block, mark.from, mark.from + FOUR - 1);
}

/** Whether a digit is pointed at, or the field pointed at stands in it. */
export function isDigitMarked(
  fields: readonly Field[],
  { block, place }: { readonly block: number; readonly place: number },
  mark?: Mark,
): boolean {
  if (mark === undefined) return false;
  if (mark.kind === "four") {
    return mark.block === block && mark.from <= place && place < mark.from + FOUR;
  }
  const field = fields[mark.at];
  return field !== undefined && standsIn(field, block, place, place);
}

/** Where digits are: "block 1, 3 to 9; block 2, 1", or short, "1: 3–9, 2: 1". */
export function placeWords(places: Field["places"], isShort: boolean): string {
  const [before, between, join] = isShort ? ["", "–", ", "] : ["block ", " to ", "; "];
  return places
    .map(({ block, from, to }) => {
      const digits = from === to ? from : `${from}${between}${to}`;
      return `${before}${block}${isShort ? ":" : ","} ${digits}`;
    })
    .join(join);
}
