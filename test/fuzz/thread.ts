import { parentPort, workerData } from "node:worker_threads";
import { doorOf } from "./doors.ts";
import { readCorpus } from "./engine/corpus.ts";
import { countEdges } from "./engine/edges.ts";
import { type Finding, fuzz, type Ran } from "./engine/fuzz.ts";
import { tellTo } from "./engine/watch.ts";

/** What a thread is started with. */
export interface Task {
  readonly door: string;
  readonly seed: number;
  readonly seconds: number;
  readonly inputs: number;
  readonly watched: SharedArrayBuffer;
}

/** What a thread tells. */
export type Told = { readonly finding: Finding } | { readonly ran: Ran };

const tell = (told: Told) => parentPort?.postMessage(told);

const { door: name, seed, seconds, inputs, watched }: Task = workerData;
const edges = countEdges();
const door = await doorOf(name);
let endMs: number | undefined;
const ran = await fuzz(door, edges, {
  seed,
  corpus: readCorpus(name),
  watch: tellTo(watched),
  onFinding: (finding) => tell({ finding }),
  isOver: (done) => {
    endMs ??= Date.now() + seconds * 1_000;
    return done >= inputs || Date.now() >= endMs;
  },
});
tell({ ran });
