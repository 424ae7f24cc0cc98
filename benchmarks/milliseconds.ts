/**
 * How long work takes of the processor, helpers of the engine included: on a shared machine the
 * wall clock would measure the neighbours, too.
 */
export function milliseconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
