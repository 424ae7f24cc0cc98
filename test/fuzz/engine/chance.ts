import { type Stream, streamOf } from "../../../packages/evaluation/src/chance/stream.ts";

/** Choices that repeat from run to run. */
export interface Chance {
  /** 0..below-1. */
  below(below: number): number;
  of<T>(list: readonly [T, ...T[]]): T;
  /** One of a list, or undefined where it is empty. */
  oneOf<T>(list: readonly T[]): T | undefined;
}

/** Choices by a seed and a purpose: other ones give other choices. */
export function chanceOf(seed: number, purpose: string): Chance {
  const next: Stream = streamOf("fuzz", seed, purpose);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    of: (list) => list[below(list.length)] ?? list[0],
    oneOf: (list) => list[below(list.length)],
  };
}
