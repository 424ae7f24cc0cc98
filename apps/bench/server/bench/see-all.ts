import { Problem } from "@utrn-lab/http-host";
import type { KeptMeter } from "../meters/kept-meter.ts";
import type { Bench } from "./bench.ts";

/** Every meter as it is now; one that is removed meanwhile is left out. */
export async function seeAll<T>(bench: Bench, look: (meter: KeptMeter) => T): Promise<T[]> {
  const looks: T[] = [];
  for (const meterId of bench.ids()) {
    try {
      looks.push(look(await bench.see(meterId)));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "not_found") throw error;
    }
  }
  return looks;
}
