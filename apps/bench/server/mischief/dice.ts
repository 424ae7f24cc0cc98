import { hkdfSync } from "node:crypto";

/** How many bytes the longest mischief draws. */
const BYTES = 256;

/** Randomness that follows from a seed (RFC 5869): the same seed makes the same mischief. */
export class Dice {
  readonly #bytes: Uint8Array;
  #used = 0;

  constructor(seed: string) {
    this.#bytes = new Uint8Array(hkdfSync("sha256", seed, "", "utrn-lab mischief", BYTES));
  }

  bytes(count: number): Uint8Array {
    const from = this.#used;
    this.#used += count;
    if (this.#used > BYTES) throw new Error("a mischief drew more than it may");
    return this.#bytes.slice(from, this.#used);
  }

  /** 0 or more, below `end`. */
  below(end: number): number {
    const number = Buffer.from(this.bytes(4)).readUInt32BE();
    return number % end;
  }

  hex(bytes: number): string {
    return Buffer.from(this.bytes(bytes)).toString("hex");
  }
}
