import { newIdempotencyKey } from "@utrn-lab/client";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import type { Command } from "commander";
import { Unusable } from "./failure.ts";
import type { Host } from "./host.ts";

/** The option of a command that is done once under a key, as typed. */
export interface KeyOption {
  readonly idempotencyKey?: string;
}

/** Gives a command that option. */
export function addKeyOption(command: Command): Command {
  const about = "of an earlier try: what was made then is answered";
  return command.option("--idempotency-key <key>", about);
}

/**
 * Has the service do something once, under the key that was typed or a new one.
 * @throws what `work` throws; where no answer came, with the key to repeat it under.
 */
export async function underKey<T>(
  { idempotencyKey = newIdempotencyKey() }: KeyOption,
  host: Host,
  work: (idempotencyKey: string) => Promise<T>,
): Promise<T> {
  if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    throw new FieldRangeError("--idempotency-key", "must be up to 255 visible ASCII characters");
  }
  // Told before it is sent: after a lost answer, or a kill, it is what makes a repetition safe.
  if (!host.isJson) {
    host.stderr.write(`utrn: to repeat this safely: --idempotency-key ${idempotencyKey}\n`);
  }
  try {
    return await work(idempotencyKey);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const { code, message, details } = error;
    const advice = "whether it was made is not known: repeat it with its idempotency key";
    throw new Unusable(code, `${message}; ${advice}`, { ...details, idempotencyKey });
  }
}
