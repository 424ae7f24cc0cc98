import { remarksOf } from "../../../server/sessions/remarks.ts";
import { reasonOf } from "../api.ts";
import { shownPress } from "../meter/shown-press.ts";
import { pauseAfterMs, type Speed, speedOf } from "./play-speed.ts";
import { type Session, sessions } from "./session-calls.ts";

type Step = Session["steps"][number];

/** What the browser remembers the speed by. */
const SPEED_NAME = "play-speed";

/** A session that is played at a meter, and how far. */
export interface Play {
  readonly meterId: string;
  readonly name: string;
  readonly session: Session;
  /** How many steps have been taken. */
  readonly taken: number;
  readonly isPlaying: boolean;
  /** Whether the meter's own session says what this one says of the steps taken. */
  readonly isKept: boolean;
  readonly speed: Speed;
  /** Whose codes are keyed: those of the session, or of the running service. */
  readonly codes: "recorded" | "issued";
  /** Why it does not go on; empty where nothing is wrong. */
  readonly refused: string;
}

/**
 * Plays one session at a time, step by step, at a meter that begins as the session does. It goes on
 * behind any tab of the page, and ends with the page.
 */
class Player {
  #play: Play | undefined;
  #timer: number | undefined;
  /** The step that is on its way. */
  #taking: Promise<Step | undefined> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly now = (): Play | undefined => this.#play;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Begins to play at a meter that has none of the session's steps.
   * @param refused - why it waits for the tester; empty where it goes on at once.
   */
  begin(play: Pick<Play, "meterId" | "name" | "session" | "codes">, refused = ""): void {
    window.clearTimeout(this.#timer);
    const speed = speedOf(window.localStorage.getItem(SPEED_NAME));
    this.#set({ ...play, taken: 0, isPlaying: false, isKept: true, speed, refused });
    if (refused === "") this.resume();
  }

  pause(): void {
    void this.#rest();
  }

  resume(): void {
    this.#change({ isPlaying: true, refused: "" });
    void this.#go();
  }

  /** Takes the next step, and no other. */
  async next(): Promise<void> {
    window.clearTimeout(this.#timer);
    this.#change({ isPlaying: false });
    await this.#taking;
    await this.#takeNext();
    await this.#keepRemarks();
  }

  /** Plays no more; the meter stays as it is. */
  async stop(): Promise<void> {
    await this.#rest();
    this.#set(undefined);
  }

  /** Plays so fast from now on; the browser remembers it. */
  setSpeed(speed: Speed): void {
    window.localStorage.setItem(SPEED_NAME, String(speed));
    this.#change({ speed });
  }

  #set(play: Play | undefined): void {
    this.#play = play;
    for (const listener of this.#listeners) listener();
  }

  #change(change: Partial<Play>): void {
    if (this.#play !== undefined) this.#set({ ...this.#play, ...change });
  }

  async #go(): Promise<void> {
    const done = await this.#takeNext();
    const play = this.#play;
    if (done === undefined || play === undefined || !play.isPlaying) return;
    if (play.taken === play.session.steps.length) this.pause();
    else this.#timer = window.setTimeout(() => void this.#go(), pauseAfterMs(done) / play.speed);
  }

  /** Stands still, once the step that is on its way has arrived. */
  async #rest(): Promise<void> {
    window.clearTimeout(this.#timer);
    this.#change({ isPlaying: false });
    await this.#taking;
    await this.#keepRemarks();
  }

  /** Takes the next step, unless one is on its way: who waits for that goes on. */
  async #takeNext(): Promise<Step | undefined> {
    if (this.#taking !== undefined) return undefined;
    this.#taking = this.#take();
    try {
      return await this.#taking;
    } finally {
      this.#taking = undefined;
    }
  }

  /** Takes the next step; undefined where there is none, or it is refused. */
  async #take(): Promise<Step | undefined> {
    const play = this.#play;
    const step = play?.session.steps[play.taken];
    if (play === undefined || step === undefined) return undefined;
    try {
      for (const key of step.event.type === "keys" ? step.event.keys : "") shownPress.press(key);
      await sessions.takeStep(play.meterId, step);
      // It may have been stopped, or another begun, meanwhile.
      if (this.#play?.session !== play.session) return undefined;
      this.#change({ taken: play.taken + 1, isKept: false });
      return step;
    } catch (error) {
      this.#change({ isPlaying: false, refused: reasonOf(error) });
      return undefined;
    }
  }

  /**
   * Puts what the session says of the steps taken to those of the meter's own: where somebody has
   * pressed keys in between, the steps are not the same any more, and nothing is said of them.
   */
  async #keepRemarks(): Promise<void> {
    const play = this.#play;
    if (play === undefined || play.isKept) return;
    try {
      const { steps } = await sessions.of(play.meterId);
      if (steps.length === play.taken) {
        await sessions.remark(play.meterId, remarksOf(play.session, play.taken));
      }
      this.#change({ isKept: true });
    } catch (error) {
      this.#change({ refused: reasonOf(error) });
    }
  }
}

/** What is played in this page. */
export const player = new Player();
