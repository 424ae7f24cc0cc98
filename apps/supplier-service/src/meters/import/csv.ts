import { invalidRequest } from "@utrn-lab/http-host";
import { parse } from "csv-parse/sync";
import type { Line } from "./lines.ts";
import { faultOf, type ImportRecord } from "./records.ts";

/** The columns that a file may have, in any order, and those that each must have. */
const COLUMNS: readonly string[] = [
  "action",
  "meterId",
  "publicKey",
  "fuel",
  "label",
  "tags",
  "lastCounter",
  "reason",
];
const REQUIRED = ["meterId", "publicKey"];
/** Of a file that says what to do with each meter. */
const REQUIRED_WITH_ACTIONS = ["meterId"];

/** Only a quoted certificate has line ends in it, and none has more lines than this. */
const LINES_A_RECORD_MAX = 100;
const INSIDE_PEM = /^[A-Za-z0-9+/= -]*$/;

/** A row's cells, or undefined where the text is no row. */
function cellsOf(text: string): string[] | undefined {
  try {
    const rows = parse(text, { relax_column_count: true });
    return rows.length === 1 ? rows[0] : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with the names of the columns; never echoes one, which may be a key. */
function wrongWith(cells: readonly string[]): string | undefined {
  const unknown = cells.findIndex((cell) => !COLUMNS.includes(cell));
  if (unknown >= 0) return `column ${unknown + 1} is not a known column`;
  const repeated = cells.findIndex((cell, place) => cells.indexOf(cell) < place);
  if (repeated >= 0) return `column ${repeated + 1} is repeated`;
  const required = cells.includes("action") ? REQUIRED_WITH_ACTIONS : REQUIRED;
  const missing = required.find((column) => !cells.includes(column));
  return missing === undefined ? undefined : `column ${missing} is missing`;
}

function readHeader(line: Line | undefined): string[] {
  const cells = cellsOf(line?.text ?? "")?.map((cell) => cell.trim());
  const wrong = cells === undefined ? "the first line is not a CSV row" : wrongWith(cells);
  if (cells !== undefined && wrong === undefined) return cells;
  throw invalidRequest(
    "header",
    `header: ${wrong}; name each column once, of ${COLUMNS.join(", ")}`,
  );
}

/** A text that a spreadsheet would take for a formula, behind any number of apostrophes. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** What a cell says: tags are separated by semicolons, and an empty cell says nothing. */
function cellValue(column: string, cell: string): unknown {
  if (column === "lastCounter" && /^\d+$/.test(cell)) return Number(cell);
  if (column === "publicKey") return cell;
  const text = cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
  return column === "tags" ? text.split(";").map((tag) => tag.trim()) : text;
}

/** A cell of a text (RFC 4180); one that looks like a formula gets an apostrophe before it. */
function cellOf(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The first line of a file with every column, and its line end. */
export const CSV_HEADER = `${COLUMNS.join(",")}\r\n`;

/** A record as a line of such a file, as it is read again. */
export function csvLine(record: Readonly<Record<string, unknown>>): string {
  const cells = COLUMNS.map((column) => {
    const value = record[column] ?? "";
    return cellOf(Array.isArray(value) ? value.join(";") : String(value));
  });
  return `${cells.join(",")}\r\n`;
}

function recordOf(
  line: number,
  columns: readonly string[],
  text: string,
): ImportRecord | undefined {
  const cells = cellsOf(text);
  if (cells === undefined) return undefined;
  if (cells.length !== columns.length) {
    const why = `line has ${cells.length} cells, but the header names ${columns.length} columns`;
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

/**
 * The record that begins with this line. If it turns out to be none, only its first line is refused
 * and the others are put back. This is why csv-parse reads single records and not the stream: after
 * a quote that is never closed it would drop every record up to the end of the file.
 */
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
  return { line: first.number, field: "line", why: 'line has an unexpected quote (")' };
}

/**
 * The records of a CSV file (RFC 4180) with a header. A line that is not a record is refused alone:
 * reading resumes at the line after it.
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
