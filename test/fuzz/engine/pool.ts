import type { Edges } from "./edges.ts";

/** An input that reached something that no input before it had reached. */
interface Kept {
  readonly input: string;
  /** Branches that it takes. */
  readonly edges: readonly number[];
  readonly answer: string;
}

/** How often a branch was taken, in eight steps, each a bit of its own: 1, 2, 3, 4 to 7, ... */
function stepOf(count: number): number {
  if (count <= 3) return 1 << (count - 1);
  if (count < 8) return 1 << 3;
  if (count < 16) return 1 << 4;
  if (count < 32) return 1 << 5;
  return count < 128 ? 1 << 6 : 1 << 7;
}

/** The inputs worth changing further, and what they have reached together. */
export class Pool {
  readonly #seen = new Uint8Array(1 << 17);
  readonly #answers = new Set<string>();
  readonly #kept: Kept[] = [];

  get inputs(): readonly Kept[] {
    return this.#kept;
  }

  /** Branches reached. */
  get edgeCount(): number {
    return this.#seen.reduce((sum, steps) => sum + (steps === 0 ? 0 : 1), 0);
  }

  get answers(): readonly string[] {
    return [...this.#answers].sort();
  }

  /** Keeps an input that takes a branch, or as often, or is answered, as none before it. */
  look(input: string, answer: string, { counters, count }: Edges): boolean {
    let isNew = !this.#answers.has(answer);
    const edges: number[] = [];
    const end = count();
    for (let at = 0; at < end; at += 1) {
      const times = counters[at] ?? 0;
      if (times === 0) continue;
      edges.push(at);
      const steps = this.#seen[at] ?? 0;
      const step = stepOf(times);
      if ((steps & step) !== 0) continue;
      this.#seen[at] = steps | step;
      isNew = true;
    }
    if (isNew) this.#kept.push({ input, edges, answer });
    this.#answers.add(answer);
    return isNew;
  }

  /** Few and short inputs that together take every branch and get every answer. */
  smallest(): string[] {
    const reached = new Set<number | string>();
    const byLength = this.#kept.toSorted((a, b) => a.input.length - b.input.length);
    const enough = byLength.filter(({ edges, answer }) => {
      const before = reached.size;
      for (const each of [...edges, answer]) reached.add(each);
      return reached.size > before;
    });
    // What a longer one brings may make a shorter one needless.
    const takers = new Map<number | string, number>();
    const reachedBy = ({ edges, answer }: Kept) => [...edges, answer];
    for (const each of enough.flatMap(reachedBy)) takers.set(each, (takers.get(each) ?? 0) + 1);
    const needed = enough.filter((kept) => {
      const isNeeded = reachedBy(kept).some((each) => takers.get(each) === 1);
      if (!isNeeded)
        for (const each of reachedBy(kept)) takers.set(each, (takers.get(each) ?? 1) - 1);
      return isNeeded;
    });
    return needed.map(({ input }) => input);
  }
}
