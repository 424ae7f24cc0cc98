/** Kysely's words for a migration that was done and is not known here. */
const MISSING = /previously executed migration (\S+) is missing/;

/**
 * Why a database cannot be brought up to date, where a newer version of the program has written to
 * it; otherwise the error's own words.
 */
export function migrationFault(error: unknown): string {
  const message = error instanceof Error ? error.message : "unknown reason";
  const [, name] = MISSING.exec(message) ?? [];
  if (name === undefined) return message;
  return `a newer version has written to it (${name}): start that version`;
}
