import { type Failure, Tried } from "./attempt.ts";
import { chanceOf } from "./chance.ts";
import type { Door } from "./door.ts";
import type { Edges } from "./edges.ts";
import { minimise } from "./minimise.ts";
import { bytesOf, mutate } from "./mutate.ts";
import { Pool } from "./pool.ts";

/** A failure with the smallest input found for it; each character is a byte. */
export interface Finding extends Failure {
  readonly input: string;
}

/** What a run did. */
export interface Ran {
  readonly inputs: number;
  /** Branches taken, of those in the files that were loaded. */
  readonly edges: number;
  readonly edgesLoaded: number;
  readonly answers: readonly string[];
  /** Few and short inputs that take them all. */
  readonly corpus: readonly string[];
}

/** How a run goes. */
interface Run {
  readonly seed: number;
  /** Inputs to begin with. */
  readonly corpus: readonly string[];
  /** Whether it is to end, asked before each input. */
  readonly isOver: (inputs: number) => boolean;
  /** Told of each input before it is tried. */
  readonly watch: (input: string) => void;
  readonly onFinding: (finding: Finding) => void;
}

/** Takes an input through a door, and remembers what it reached or broke. */
class Explorer {
  readonly pool = new Pool();
  inputs = 0;
  readonly #found = new Set<string>();
  readonly #tried: Tried;
  readonly #edges: Edges;
  readonly #run: Run;

  constructor(door: Door, edges: Edges, run: Run) {
    this.#tried = new Tried(door);
    this.#edges = edges;
    this.#run = run;
  }

  async take(input: string): Promise<void> {
    await this.#tried.ready();
    this.#edges.counters.fill(0);
    this.inputs += 1;
    const attempt = await this.#attempt(input);
    if ("answer" in attempt) {
      this.pool.look(input, attempt.answer, this.#edges);
      return;
    }
    const { kind } = attempt.failure;
    if (this.#found.has(kind)) return;
    this.#found.add(kind);
    const least = await minimise(input, async (shorter) => {
      const again = await this.#attempt(shorter);
      return "failure" in again && again.failure.kind === kind;
    });
    this.#run.onFinding({ ...attempt.failure, input: least });
  }

  #attempt(input: string) {
    this.#run.watch(input);
    return this.#tried.attempt(input);
  }

  close(): Promise<void> {
    return this.#tried.close();
  }
}

/** Tries inputs that are changed from those that reached something new, until the run is over. */
export async function fuzz(door: Door, edges: Edges, run: Run): Promise<Ran> {
  const explorer = new Explorer(door, edges, run);
  const { pool } = explorer;
  const seeds = door.seeds().map((seed) => Buffer.from(seed).toString("latin1"));
  for (const input of new Set([...seeds, ...run.corpus, ""])) await explorer.take(input);
  const tokens = seeds.flatMap((seed) => seed.match(/[A-Za-z_][\w-]{1,40}/g) ?? []);
  const words = [...new Set([...tokens, ...[...edges.words].map(bytesOf)])];
  const chance = chanceOf(run.seed, door.says);
  while (!run.isOver(explorer.inputs)) {
    const all = pool.inputs;
    // Half of the time one of the newest: what was reached last was tried least.
    const recent = chance.below(2) === 0 ? all.slice(-Math.ceil(all.length / 8)) : all;
    const { input = "" } = chance.oneOf(recent) ?? {};
    const { input: other = "" } = chance.oneOf(all) ?? {};
    await explorer.take(mutate(input, door.bytesMax, { words, other }, chance));
  }
  await explorer.close();
  return {
    inputs: explorer.inputs,
    edges: pool.edgeCount,
    edgesLoaded: edges.count(),
    answers: pool.answers,
    corpus: pool.smallest(),
  };
}
