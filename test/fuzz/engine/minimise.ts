/** The most tries that making one input smaller may take. */
const TRIES_MAX = 500;

/**
 * The shortest part found of an input that still fails in the same way.
 * @param fails - whether a shorter input does.
 */
export async function minimise(
  input: string,
  fails: (shorter: string) => Promise<boolean>,
): Promise<string> {
  let least = input;
  let tries = 0;
  for (let size = Math.ceil(least.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < least.length && tries < TRIES_MAX; ) {
      const shorter = least.slice(0, at) + least.slice(at + size);
      tries += 1;
      if (await fails(shorter)) least = shorter;
      else at += size;
    }
  }
  return least;
}
