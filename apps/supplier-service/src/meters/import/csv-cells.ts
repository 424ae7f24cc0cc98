import { parse } from "csv-parse/sync";

/**
 * A row's cells without the blanks around them, or undefined where the text is no row (RFC 4180).
 * Blanks inside quotes are the cell's own.
 */
export function cellsOf(text: string, separator: string): string[] | undefined {
  try {
    const rows = parse(text, { delimiter: separator, relax_column_count: true, trim: true });
    return rows.length === 1 ? rows[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a row has nothing but separators. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "");
}
