import { invalidRequest, type Problem } from "@utrn-lab/http-host";
import { cellsOf, isBlank } from "./csv-cells.ts";

/** The columns that a file may have, in any order. */
export const COLUMNS: readonly string[] = [
  "action",
  "meterId",
  "publicKey",
  "fuel",
  "label",
  "tags",
  "lastCounter",
  "reason",
];
/** Those that each file must have. */
const REQUIRED = ["meterId", "publicKey"];
/** Of a file that says what to do with each meter. */
const REQUIRED_WITH_ACTIONS = ["meterId"];

/** What spreadsheets of several countries put between cells. */
const SEPARATORS: ReadonlyMap<string, string> = new Map([
  [",", "commas"],
  [";", "semicolons"],
  ["\t", "tabs"],
]);

/** How the rows of a file are read. */
export interface Header {
  readonly separator: string;
  /** The column of each cell; undefined where it has no name. */
  readonly columns: readonly (string | undefined)[];
}

/** The column that a cell names, in any case of letters, with blanks or underscores in it. */
function columnOf(cell: string): string | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, "");
  return COLUMNS.find((column) => plain(column) === plain(cell));
}

/** A first line for spreadsheets, which says by what cells are separated. */
const SEPARATOR_LINE = /^"?sep=(.)"?[,;\t]*$/i;

/** What a file says of its separator; undefined where its first line is another one. */
export function separatorOf(firstLine: string): string | undefined {
  return SEPARATOR_LINE.exec(firstLine)?.[1];
}

/** The separator by which a header names the most columns. */
function findSeparator(text: string): string {
  const known = (separator: string) => cellsOf(text, separator)?.filter(columnOf).length ?? 0;
  return [...SEPARATORS.keys()].reduce((best, each) => (known(each) > known(best) ? each : best));
}

/** What is wrong with the names of the columns. */
function wrongWith(cells: readonly string[]): string | undefined {
  const unknown = cells.findIndex((cell) => cell !== "" && columnOf(cell) === undefined);
  if (unknown >= 0) return `column ${unknown + 1} is not a known column`;
  const columns = cells.map(columnOf);
  const isRepeated = (column: string | undefined, place: number) =>
    column !== undefined && columns.indexOf(column) < place;
  const repeated = columns.findIndex(isRepeated);
  if (repeated >= 0) return `column ${repeated + 1} is repeated`;
  const required = columns.includes("action") ? REQUIRED_WITH_ACTIONS : REQUIRED;
  const missing = required.find((column) => !columns.includes(column));
  return missing === undefined ? undefined : `column ${missing} is missing`;
}

/** A name may be told; any other text may be a key. */
const NAME = /^[A-Za-z][A-Za-z _-]{0,29}$/;
const NAMES_TOLD_MAX = 12;

function readAs(cells: readonly string[], separator: string): string {
  const names = cells.map((cell) => (NAME.test(cell) ? cell : "(no name)"));
  const more = names.length > NAMES_TOLD_MAX ? ", ..." : "";
  const told = `${names.slice(0, NAMES_TOLD_MAX).join(", ")}${more}`;
  return `read by ${SEPARATORS.get(separator)} it names ${told}`;
}

function refuse(wrong: string): Problem {
  return invalidRequest(
    "header",
    `header: ${wrong}; name each column once, of ${COLUMNS.join(", ")}, separated by commas, ` +
      "semicolons or tabs",
  );
}

/**
 * Reads the names of the columns. They may be in any case of letters, and cells behind the last or
 * between them may be empty, as spreadsheets leave them.
 * @param text - the line that names them.
 * @param stated - the separator that a line before it stated; undefined: it is found.
 * @throws Problem `invalid_request`, which says what was read and what would do.
 */
export function readHeader(text: string, stated: string | undefined): Header {
  if (stated !== undefined && !SEPARATORS.has(stated)) {
    throw refuse("sep= states a separator that is none");
  }
  if (text.includes("\u0000")) {
    throw refuse("the file seems to be UTF-16 without its byte order mark: save it as UTF-8");
  }
  const separator = stated ?? findSeparator(text);
  const cells = cellsOf(text, separator);
  if (cells === undefined || isBlank(cells)) throw refuse("the first line is not a CSV row");
  const wrong = wrongWith(cells);
  if (wrong !== undefined) throw refuse(`${wrong}; ${readAs(cells, separator)}`);
  const columns = cells.map(columnOf);
  const last = columns.findLastIndex((column) => column !== undefined);
  return { separator, columns: columns.slice(0, last + 1) };
}
