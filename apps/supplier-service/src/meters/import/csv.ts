import { csvField, textOfField } from "../../rules/csv-text.ts";
import { cellsOf, isBlank } from "./csv-cells.ts";
import { COLUMNS, type Header, readHeader, separatorOf } from "./csv-header.ts";
import type { Line } from "./lines.ts";
import { faultOf, type ImportRecord, needText } from "./records.ts";

/** Only a quoted certificate has line ends in it, and none has more lines than this. */
const LINES_A_RECORD_MAX = 100;
/** Columns whose values are names of ours: people write them in any case of letters. */
const NAMES_IN_ANY_CASE = ["action", "fuel"];
const INSIDE_PEM = /^[A-Za-z0-9+/= -]*$/;

/** What a cell says: tags are separated by semicolons, and an empty cell says nothing. */
function cellValue(column: string, cell: string): unknown {
  if (column === "lastCounter" && /^\d+$/.test(cell)) return Number(cell);
  const text = textOfField(cell);
  if (NAMES_IN_ANY_CASE.includes(column)) return text.toLowerCase();
  return column === "tags" ? text.split(";").map((tag) => tag.trim()) : text;
}

/** The first line of a file with every column, and its line end. */
export const CSV_HEADER = `${COLUMNS.join(",")}\r\n`;

/** A record as a line of such a file, as it is read again. */
export function csvLine(record: Readonly<Record<string, unknown>>): string {
  const cells = COLUMNS.map((column) => {
    const value = record[column] ?? "";
    if (typeof value === "number") return String(value);
    return csvField(Array.isArray(value) ? value.join(";") : String(value));
  });
  return `${cells.join(",")}\r\n`;
}

/** What a row says; cells that the header names no column for have to be empty. */
function recordOf(line: number, { columns }: Header, cells: readonly string[]): ImportRecord {
  if (cells.length < columns.length || !isBlank(cells.slice(columns.length))) {
    const why = `line has ${cells.length} cells, but the header names ${columns.length} columns`;
    return { line, field: "line", why };
  }
  const nameless = columns.findIndex((column, at) => column === undefined && cells[at] !== "");
  if (nameless >= 0) {
    const why = `line has something in column ${nameless + 1}, which the header does not name`;
    return { line, field: "line", why };
  }
  const said = columns.flatMap((column, at) => {
    const cell = cells[at] ?? "";
    return column === undefined || cell === "" ? [] : [[column, cellValue(column, cell)] as const];
  });
  return { line, value: Object.fromEntries(said) };
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
 * @returns undefined for a row of separators alone.
 */
async function takeRecord(
  lines: Lines,
  first: Line,
  header: Header,
): Promise<ImportRecord | undefined> {
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
  const cells = isOpen ? undefined : cellsOf(text, header.separator);
  if (cells !== undefined)
    return isBlank(cells) ? undefined : recordOf(first.number, header, cells);
  lines.putBack(more);
  return { line: first.number, field: "line", why: 'line has an unexpected quote (")' };
}

async function takeHeader(lines: Lines): Promise<Header> {
  const first = needText(await lines.next());
  const stated = separatorOf(first);
  return readHeader(stated === undefined ? first : needText(await lines.next()), stated);
}

/**
 * The records of a CSV file (RFC 4180) with a header, as programs and spreadsheets write it: cells
 * are separated by commas, semicolons or tabs. A line that is not a record is refused alone:
 * reading resumes at the line after it.
 * @throws Problem `invalid_request` for a header that names other columns.
 */
export async function* csvRecords(lines: AsyncIterable<Line>): AsyncGenerator<ImportRecord> {
  const source = new Lines(lines);
  const header = await takeHeader(source);
  for (let line = await source.next(); line !== undefined; line = await source.next()) {
    if (line.fault === undefined && line.text.trim() === "") continue;
    const record = faultOf(line) ?? (await takeRecord(source, line, header));
    if (record !== undefined) yield record;
  }
}
