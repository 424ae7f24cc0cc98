import { plainMarks } from "@utrn-lab/utrn/checks";

/** What stands in a list of meters that somebody has pasted, or a file. */
export interface MeterList {
  /** EUI-64s, each once, in the order of the list. */
  readonly meterIds: readonly string[];
  /** How many stand there more than once. */
  readonly repeated: number;
  /** The numbers of lines, from 1, in which there is something, and no id. */
  readonly unreadable: readonly number[];
}

const ID_DIGITS = 16;
const CELL_ENDS = /[,;\t]/;
/** What stands between the digits of an id as it is printed, and around it. */
const MARKS = /[\s:."'-]/g;

/** The ids in a cell: one, in any printed form, or several with blanks between them. */
function idsIn(cell: string): readonly string[] {
  const digits = plainMarks(cell).replace(MARKS, "").toLowerCase();
  const isIds = /^[0-9a-f]+$/.test(digits) && digits.length % ID_DIGITS === 0;
  return isIds ? (digits.match(/.{16}/g) ?? []) : [];
}

/** The marks of byte order of UTF-16, and the encoding that each tells. */
const UTF_16 = [
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
] as const;

/** The text of a file in UTF-8, or in UTF-16 as spreadsheets save "Unicode". */
export async function textOfFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const marked = UTF_16.find(([, first, second]) => bytes[0] === first && bytes[1] === second);
  return new TextDecoder(marked?.[0]).decode(bytes);
}

/**
 * Reads the meters' ids in a text: one a line, several, or the cells of a CSV file of which others
 * hold something else. The first line may name its columns.
 */
export function readMeterList(text: string): MeterList {
  const found: string[] = [];
  const unreadable: number[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const ids = line.split(CELL_ENDS).flatMap(idsIn);
    found.push(...ids);
    const isHead = at === 0 && /[g-z]/i.test(line);
    if (ids.length === 0 && line.trim() !== "" && !isHead) unreadable.push(at + 1);
  }
  const meterIds = [...new Set(found)];
  return { meterIds, repeated: found.length - meterIds.length, unreadable };
}
