/**
 * Asks one question at a time: what is asked meanwhile waits, and only the newest of it is asked
 * next. So somebody who types asks no faster than answers come, and the last answer is that to the
 * last question.
 */
export class NewestOnly<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer>;
  readonly #take: (question: Question, answer: Answer) => void;
  #waiting: { readonly question: Question } | undefined;
  #isBusy = false;

  /**
   * @param ask - never rejects: that it failed is an answer, too.
   * @param take - told of each answer to a question that nothing newer waits behind.
   */
  constructor(
    ask: (question: Question) => Promise<Answer>,
    take: (question: Question, answer: Answer) => void,
  ) {
    this.#ask = ask;
    this.#take = take;
  }

  /** Asks, at once or as soon as the answer before has come. */
  ask(question: Question): void {
    this.#waiting = { question };
    if (!this.#isBusy) void this.#askAll();
  }

  async #askAll(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting !== undefined) {
      const { question } = this.#waiting;
      this.#waiting = undefined;
      const answer = await this.#ask(question);
      if (this.#waiting === undefined) this.#take(question, answer);
    }
    this.#isBusy = false;
  }
}
