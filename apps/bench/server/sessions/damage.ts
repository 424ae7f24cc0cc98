import { Problem } from "@utrn-lab/http-host";
import { isFieldError } from "@utrn-lab/utrn/checks";

/**
 * A session that cannot be read or replayed: what is wrong, where, and at which step.
 * @param step - counted from 1; null where it is not in a step.
 */
export function sessionDamaged(step: number | null, field: string, reason: string): Problem {
  const where = step === null ? "" : `step ${step}: `;
  return new Problem("session_damaged", `${where}${field} ${reason}`, { step, field });
}

/** Runs a step or the start; what the emulator refuses of it is reported as damage. */
export function orDamaged<T>(step: number | null, prefix: string, happen: () => T): T {
  try {
    return happen();
  } catch (error) {
    if (!isFieldError(error)) throw error;
    throw sessionDamaged(step, `${prefix}.${error.field}`, error.problem);
  }
}
