/** Whether the bench answered the last call, and who wants to know when it answers again. */
class Reach {
  #isReached = true;
  readonly #waiting = new Set<() => void>();

  /** Takes how a call went: answered, whatever the answer, or not. */
  take(isReached: boolean): void {
    const isBack = isReached && !this.#isReached;
    this.#isReached = isReached;
    if (isBack) for (const act of [...this.#waiting]) act();
  }

  /** Acts whenever the bench answers after it did not; the result stops it. */
  whenBack(act: () => void): () => void {
    this.#waiting.add(act);
    return () => this.#waiting.delete(act);
  }
}

/** How the page reaches its bench. */
export const reach = new Reach();
