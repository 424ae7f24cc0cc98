import fc from "fast-check";
import { born } from "../../model/life.ts";
import { DEBTS, EDGES, HOURS, WEEKS } from "../../model/life-acts.ts";
import { edgeSettings, FIRST_SECOND, someSettings } from "../../model/life-settings.ts";
import type { Door } from "../engine/door.ts";

const ACTS = [...HOURS, ...DEBTS, ...EDGES, ...WEEKS];
/** An act is three bytes: which of them, and the seed of its values. */
const ACT_BYTES = 3;
const ACTS_MAX = 10;
const HEAD_BYTES = 4;

/** The value of an arbitrary that a seed gives. */
function sampled<T>(arbitrary: fc.Arbitrary<T> | undefined, seed: number): T | undefined {
  return arbitrary && fc.sample(arbitrary, { seed, numRuns: 1 })[0];
}

/** A life of the emulator beside its second model, act by act: after each they are the same. */
async function live(input: Buffer): Promise<string> {
  const bytes = Buffer.concat([input, Buffer.alloc(HEAD_BYTES)]);
  const settings = bytes.readUInt8(0) % 2 === 0 ? someSettings : edgeSettings;
  const { model, real } = born({
    time: FIRST_SECOND + bytes.readUInt8(1) * 1_800,
    fuel: bytes.readUInt8(0) < 128 ? "electricity" : "gas",
    settings: sampled(settings, bytes.readUInt16BE(2)) ?? {},
  });
  const end = Math.min(input.length, HEAD_BYTES + ACTS_MAX * ACT_BYTES);
  for (let at = HEAD_BYTES; at + ACT_BYTES <= end; at += ACT_BYTES) {
    const which = input.readUInt8(at) % ACTS.length;
    await sampled(ACTS[which], input.readUInt16BE(at + 1))?.run(model, real);
  }
  const { supply, replay, places } = real.state;
  const isLocked = places.keypad.lockedUntilSeconds !== null;
  return `${supply} ${Math.min(replay.accepted.length, 4)} ${isLocked ? "locked" : ""}`;
}

export const door: Door = {
  says: "lives of a meter beside the second model of it: the same after each act",
  bytesMax: HEAD_BYTES + ACTS_MAX * ACT_BYTES,
  cpuMsMax: 5_000,
  seeds: () => {
    const acts = ACTS.map((_, at) => at);
    const lives = Array.from({ length: Math.ceil(acts.length / 8) }, (_, life) =>
      acts.slice(8 * life, 8 * life + 8).flatMap((at) => [at, 0, at]),
    );
    return lives.map((life, at) => Buffer.from([at % 2 === 0 ? at : 128 + at, 9, 0, at, ...life]));
  },
  open: () => ({ answer: live, close: () => {} }),
};
