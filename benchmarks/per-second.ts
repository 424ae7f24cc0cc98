const SECONDS = 2;

/** How often something can be done in a second, one after another. */
export async function perSecond(act: () => unknown): Promise<number> {
  const start = performance.now();
  let times = 0;
  while (performance.now() - start < SECONDS * 1_000) {
    await act();
    times += 1;
  }
  return (times * 1_000) / (performance.now() - start);
}
