import { BitReader } from "../blocks/bits.ts";
import { stripPrinting } from "../blocks/blocks.ts";
import { checkString } from "../checks/field-error.ts";
import { INVALID } from "../commands/fields.ts";
import { commandsOf, openCode } from "./read.ts";

/** One field of a code's body (code-format.md 2 and 3), for people. */
export interface InspectedBodyField {
  /** Of which of the code's items, from 1; the end of a long body and its padding are the last. */
  readonly item: number;
  /**
   * "opcode", a member of the command ("amountPence", "windows 2 start"), "padding" or "not read".
   */
  readonly name: string;
  readonly bits: string;
  /**
   * What it says, as in the JSON of the command; of an opcode the command's type, or "end".
   * Undefined where no encoder writes these bits.
   */
  readonly reads: unknown;
}

/** Takes a note of every field that it reads, and not of what only holds others. */
class NotingReader extends BitReader {
  readonly fields: InspectedBodyField[] = [];
  readonly #bits: string;
  #path: readonly string[] = [];

  constructor(body: bigint, width: number) {
    super(body, width);
    this.#bits = body.toString(2).padStart(width, "0");
  }

  override field<T>(name: string, read: () => T): T {
    const outside = this.#path;
    const before = this.fields.length;
    const from = this.#at();
    this.#path = [...outside, name];
    const value = read();
    if (this.fields.length === before) this.#note(from, value);
    this.#path = outside;
    return value;
  }

  /** Takes a note of what is behind the last field: padding, where all before it could be read. */
  noteRest(isRead: boolean): void {
    const bits = this.#bits.slice(this.#at());
    const item = this.fields.at(-1)?.item ?? 1;
    if (bits === "") return;
    this.fields.push({ item, name: isRead ? "padding" : "not read", bits, reads: undefined });
  }

  #at(): number {
    return this.#bits.length - this.left;
  }

  #note(from: number, value: unknown): void {
    const [item, ...names] = this.#path;
    const bits = this.#bits.slice(from, this.#at());
    const reads = value === INVALID ? undefined : value;
    if (bits !== "") this.fields.push({ item: Number(item), name: names.join(" "), bits, reads });
  }
}

/**
 * Reads the body of a code field by field, without any key, as far as it can be read.
 * @param typed - a code as people type it; spaces and hyphens are dropped.
 * @returns its fields in their order, which are all of its bits; none where it is no code.
 * @throws FieldTypeError naming `typed` where it is no string.
 */
export function inspectBody(typed: string): readonly InspectedBodyField[] {
  const frame = openCode(stripPrinting(checkString(typed, "typed")));
  if (!frame.ok) return [];
  const from = new NotingReader(frame.body, frame.layout.bodyBits);
  from.noteRest(commandsOf(frame, from) !== undefined);
  return from.fields;
}
