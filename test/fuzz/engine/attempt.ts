import type { Door, OpenDoor } from "./door.ts";

/** A broken promise: what was wrong with the answer to an input. */
export interface Failure {
  /** The same for the same fault, whatever the input. */
  readonly kind: string;
  /** For people. */
  readonly message: string;
}

/** What became of an input. */
type Attempt = { readonly answer: string } | { readonly failure: Failure };

const OURS = /\((?:file:\/\/)?[^()]*\/((?:packages|apps|test)\/[^()]+):\d+\)/;

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: String(error), message: String(error) };
  const place = OURS.exec(error.stack ?? "")?.[1] ?? "";
  const words = error.message
    .split("\n")[0]
    ?.replace(/[^A-Za-z ]+/g, " ")
    .slice(0, 60);
  return { kind: `${error.name} ${words} ${place}`, message: error.stack ?? error.message };
}

/** A door that is opened when it is first needed, and afresh after a failure. */
export class Tried {
  readonly #door: Door;
  #open: OpenDoor | undefined;
  #taken = 0;

  constructor(door: Door) {
    this.#door = door;
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    this.#taken = 0;
    await open?.close();
  }

  /** Opens the door, so that doing so is not counted to an input. */
  async ready(): Promise<OpenDoor> {
    if (this.#taken >= (this.#door.freshAfter ?? Number.POSITIVE_INFINITY)) await this.close();
    this.#open ??= await this.#door.open();
    return this.#open;
  }

  async #answerOf(input: string): Promise<Attempt & { readonly cpuMs: number }> {
    const door = await this.ready();
    this.#taken += 1;
    const before = process.threadCpuUsage();
    const attempt = await this.#answered(door, input);
    const { user, system } = process.threadCpuUsage(before);
    return { ...attempt, cpuMs: (user + system) / 1_000 };
  }

  async #answered(door: OpenDoor, input: string): Promise<Attempt> {
    try {
      return { answer: await door.answer(Buffer.from(input, "latin1")) };
    } catch (error) {
      return { failure: failureOf(error) };
    }
  }

  /** Tries an input: what takes too long is tried three times, as a machine may be slow once. */
  async attempt(input: string): Promise<Attempt> {
    const { cpuMsMax } = this.#door;
    let leastMs = Number.POSITIVE_INFINITY;
    for (let time = 0; time < 3; time += 1) {
      const { cpuMs, ...attempt } = await this.#answerOf(input);
      if ("failure" in attempt) {
        await this.close();
        return attempt;
      }
      leastMs = Math.min(leastMs, cpuMs);
      if (leastMs <= cpuMsMax) return attempt;
    }
    const message = `took ${Math.round(leastMs)} ms of processor time, and may take ${cpuMsMax}`;
    return { failure: { kind: "too slow", message } };
  }
}
