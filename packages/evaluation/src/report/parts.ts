/** What a report is made of; HTML and Markdown are two ways to print the same parts. */
export type Part =
  | { readonly kind: "section"; readonly title: string; readonly id: string }
  | { readonly kind: "finding"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "chart"; readonly svg: string; readonly caption: string }
  | ({ readonly kind: "table" } & Table);

/** A table with its head; the first column names the row, the others are figures. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Words in every column, not figures. */
  readonly isOfWords?: boolean;
}

export const section = (id: string, title: string): Part => ({ kind: "section", id, title });
export const finding = (text: string): Part => ({ kind: "finding", text });
export const text = (words: string): Part => ({ kind: "text", text: words });
export const list = (items: readonly string[]): Part => ({ kind: "list", items });
export const chart = (svg: string, caption: string): Part => ({ kind: "chart", svg, caption });
export const table = (given: Table): Part => ({ kind: "table", ...given });
