import { _SHA256 } from "@noble/hashes/sha2.js";

/** The eight words of a SHA-256, 32 bits each. */
export type HashWords = readonly [number, number, number, number, number, number, number, number];

const BLOCK_BYTES = 64;
const WORD_BYTES = 4;
const INNER_PAD = 0x36363636;
const OUTER_PAD = 0x5c5c5c5c;
/** A message is ended by a bit of 1, zeros, and its length in 8 bytes (FIPS 180-4, 5.1). */
const PADDING_BYTES_MIN = 9;
const LENGTH_MAX = 2 * BLOCK_BYTES - PADDING_BYTES_MIN;

function assertShort(length: number): void {
  if (length > LENGTH_MAX) throw new Error("longer than two blocks");
}

/**
 * SHA-256 of what fits two blocks, and HMAC of what fits one beside its key: all that a code needs.
 * The library's compression of a block is a quarter of a microsecond; the objects and views that
 * its general functions make for each message are several times that (docs/performance.md).
 */
class ShortHash extends _SHA256 {
  readonly #bytes = new Uint8Array(2 * BLOCK_BYTES);
  readonly #view = new DataView(this.#bytes.buffer);
  readonly #initial: HashWords = this.get();

  /** Ends a message that has been written, and hashes it. */
  #finish(length: number): HashWords {
    const blocks = length + PADDING_BYTES_MIN > BLOCK_BYTES ? 2 : 1;
    this.#bytes[length] = 0x80;
    this.#view.setUint32(blocks * BLOCK_BYTES - WORD_BYTES, 8 * length);
    this.process(this.#view, 0);
    if (blocks === 2) this.process(this.#view, BLOCK_BYTES);
    const words = this.get();
    this.set(...this.#initial);
    return words;
  }

  /** Fills a block with words, and zeros behind them. */
  #put(words: HashWords, block: number, pad: number): void {
    for (let word = 0; word < BLOCK_BYTES / WORD_BYTES; word += 1) {
      this.#view.setInt32(block + WORD_BYTES * word, (words[word] ?? 0) ^ pad);
    }
  }

  #clean(): void {
    this.#bytes.fill(0);
    this.roundClean();
  }

  hash(message: Uint8Array): HashWords {
    assertShort(message.length);
    this.#bytes.set(message);
    const words = this.#finish(message.length);
    this.#clean();
    return words;
  }

  hmac(key: HashWords, message: Uint8Array): HashWords {
    assertShort(BLOCK_BYTES + message.length);
    this.#put(key, 0, INNER_PAD);
    this.#bytes.set(message, BLOCK_BYTES);
    const inner = this.#finish(BLOCK_BYTES + message.length);
    this.#put(key, 0, OUTER_PAD);
    this.#put(inner, BLOCK_BYTES, 0);
    const outer = this.#finish(BLOCK_BYTES + WORD_BYTES * inner.length);
    this.#clean();
    return outer;
  }
}

const SHORT_HASH = /* @__PURE__ */ new ShortHash();

/**
 * SHA-256 (FIPS 180-4).
 * @param message - up to 119 bytes.
 */
export function shortHash(message: Uint8Array): HashWords {
  return SHORT_HASH.hash(message);
}

/**
 * HMAC with SHA-256 (RFC 2104).
 * @param key - 32 bytes.
 * @param message - up to 55 bytes.
 */
export function shortHmac(key: HashWords, message: Uint8Array): HashWords {
  return SHORT_HASH.hmac(key, message);
}
