/**
 * Runs tasks of one meter in order, one at a time; tasks of different meters run concurrently.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Runs a task when every earlier one of the same name has ended, whether it succeeded or not.
   * @returns what the act returns, or its rejection.
   */
  take<T>(name: string, act: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const run = before.then(act, act);
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(name, settled);
    void settled.then(() => {
      if (this.#last.get(name) === settled) this.#last.delete(name);
    });
    return run;
  }
}
