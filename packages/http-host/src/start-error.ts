/**
 * Why a server cannot start, in one sentence for whoever runs it: a bad environment value, a port
 * in use, a data folder that cannot be written. It never holds a key.
 */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Node's name of a system error, say "EACCES", or undefined. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
