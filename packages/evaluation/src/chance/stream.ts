import { hash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** Chance: each call gives the next number of 0 <= x < 1. */
export type Stream = () => number;

/**
 * The chance of one household in one respect. A policy that draws more of one kind shifts nobody's
 * luck in another, so that policies differ by what they do alone.
 * @param path - the seed, the household and the purpose; other paths give other streams, since 128
 *   bits of SHA-256 over the path are the generator's state.
 */
export function streamOf(...path: readonly (string | number)[]): Stream {
  const digest = hash("sha256", path.join("/"), "buffer");
  const state = [0, 4, 8, 12].map((at) => digest.readInt32BE(at));
  const generator = xoroshiro128plusFromState(state);
  return () => uniformFloat64(generator);
}
