import { invalidRequest } from "@utrn-lab/http-host";
import { parse } from "csv-parse/sync";
import type { Line } from "./lines.ts";
import { faultOf, type ImportRecord } from "./records.ts";

/** The columns that a file may have, in any order; the first two it must have. */
export const CSV_COLUMNS = [
  "meterId",
  "publicKey",
  "fuel",
  "label",
  "tags",
  "lastCounter",
] as const;

const REQUIRED: readonly string[] = CSV_COLUMNS.slice(0, 2);
/** A quoted certificate has line ends in it, and nothing else has; one of more lines than this is none. */
const LINES_A_RECORD_MAX = 100;
const INSIDE_PEM = /^[A-Za-z0-9+/= -]*$/;

/** A row's cells, or undefined where the text is no row. */
function cellsOf(text: string): string[] | undefined {
  try {
    const rows = parse(text, { relax_column_count: true }) as string[][];
    return rows.length === 1 ? rows[0] : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with the names of the columns, or undefined. A name that nobody knows is not repeated. */
function wrongWith(cells: readonly string[]): string | undefined {
  const known: readonly string[] = CSV_COLUMNS;
  const at = cells.findIndex((cell, place) => !known.includes(cell) || cells.indexOf(cell) < place);
  if (at >= 0) {
    const isUnknown = !known.includes(cells[at] ?? "");
    return `has in column ${at + 1} ${isUnknown ? "no name that is one here" : "a name again"}`;
  }
  const missing = REQUIRED.find((column) => !cells.includes(column));
  return missing === undefined ? undefined : `has no column ${missing}`;
}

function readHeader(line: Line | undefined): string[] {
  const cells = cellsOf(line?.text ?? "")?.map((cell) => cell.trim());
  if (cells === undefined) throw invalidRequest("header", "header must name the columns");
  const wrong = wrongWith(cells);
  if (wrong === undefined) return cells;
  throw invalidRequest("header", `header ${wrong}; of ${CSV_COLUMNS.join(", ")} each may be there`);
}

/** What a cell says: tags are separated by semicolons, and an empty cell says nothing. */
function cellValue(column: string, cell: string): unknown {
  if (column === "tags") return cell.split(";").map((tag) => tag.trim());
  if (column === "lastCounter" && /^\d+$/.test(cell)) return Number(cell);
  return cell;
}

function recordOf(
  line: number,
  columns: readonly string[],
  text: string,
): ImportRecord | undefined {
  const cells = cellsOf(text);
  if (cells === undefined) return undefined;
  if (cells.length !== columns.length) {
    const why = `line has ${cells.length} cells under ${columns.length} columns`;
    return { line, field: "line", why };
  }
  const said = columns.map((column, at) => [column, cells[at] ?? ""] as const);
  const value = Object.fromEntries(
    said
      .filter(([, cell]) => cell !== "")
      .map(([column, cell]) => [column, cellValue(column, cell)]),
  );
  return { line, value };
}

function hasOpenQuote(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

/** Lines that can be put back. */
class Lines {
  readonly #lines: AsyncIterator<Line>;
  #back: Line[] = [];

  constructor(lines: AsyncIterable<Line>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<Line | undefined> {
    const again = this.#back.shift();
    if (again !== undefined) return again;
    const { value, done } = await this.#lines.next();
    return done === true ? undefined : value;
  }

  putBack(lines: readonly Line[]): void {
    this.#back = [...lines, ...this.#back];
  }
}

/** A record that begins with this line; of one that is none only the first line is used up. */
async function takeRecord(
  lines: Lines,
  first: Line,
  columns: readonly string[],
): Promise<ImportRecord> {
  const more: Line[] = [];
  let { text } = first;
  let isOpen = hasOpenQuote(text);
  while (isOpen && more.length < LINES_A_RECORD_MAX) {
    const line = await lines.next();
    if (line === undefined) break;
    more.push(line);
    isOpen = !hasOpenQuote(line.text);
    if (line.fault !== undefined || (isOpen && !INSIDE_PEM.test(line.text))) break;
    text = `${text}\n${line.text}`;
  }
  const record = isOpen ? undefined : recordOf(first.number, columns, text);
  if (record !== undefined) return record;
  lines.putBack(more);
  return { line: first.number, field: "line", why: "line has a quote where none may stand" };
}

/**
 * The records of a CSV file (RFC 4180) with a header. A line that is none does not stop it: the one after
 * is read as if nothing had been.
 * @throws Problem `invalid_request` for a header that names other columns.
 */
export async function* csvRecords(lines: AsyncIterable<Line>): AsyncGenerator<ImportRecord> {
  const source = new Lines(lines);
  const columns = readHeader(await source.next());
  for (let line = await source.next(); line !== undefined; line = await source.next()) {
    if (line.fault === undefined && line.text.trim() === "") continue;
    yield faultOf(line) ?? (await takeRecord(source, line, columns));
  }
}
