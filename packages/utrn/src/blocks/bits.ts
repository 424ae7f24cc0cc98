/** Unsigned bit fields, most significant first (code-format.md, terms). */
export class BitWriter {
  value = 0n;
  width = 0;

  put(field: number, bits: number): void {
    this.value = (this.value << BigInt(bits)) | BigInt(field);
    this.width += bits;
  }

  /** The bits so far, followed by zeros up to a width. */
  padded(width: number): bigint {
    return this.value << BigInt(width - this.width);
  }
}

/** Reads what a BitWriter wrote. Past the end it reads zeros and `left` turns negative. */
export class BitReader {
  readonly #value: bigint;
  left: number;

  constructor(value: bigint, width: number) {
    this.#value = value;
    this.left = width;
  }

  take(bits: number): number {
    this.left -= bits;
    // A shift to the right by less than 0 is one to the left.
    return Number(BigInt.asUintN(bits, this.#value >> BigInt(this.left)));
  }

  /** Reads a field, or fields within it. A reader that takes notes knows it by its name. */
  field<T>(_name: string, read: () => T): T {
    return read();
  }

  /** Whether every bit not yet read is zero. */
  restIsZero(): boolean {
    return BigInt.asUintN(Math.max(0, this.left), this.#value) === 0n;
  }
}

/**
 * The big-endian bytes of an unsigned integer, 32 bits at a time: a view of its bytes would cost
 * more than they do.
 */
export function toBytes(value: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = value;
  let word = 0;
  for (let done = 0; done < length; done += 1) {
    if (done % 4 === 0) {
      word = Number(BigInt.asUintN(32, rest));
      rest >>= 32n;
    }
    bytes[length - 1 - done] = word;
    word >>>= 8;
  }
  return bytes;
}
