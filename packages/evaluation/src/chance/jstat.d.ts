/** The parts of jstat that are used; the package has no types of its own. */
declare module "jstat" {
  const jstat: {
    readonly normal: { inv(p: number, mean: number, sd: number): number };
    readonly triangular: { inv(p: number, from: number, to: number, mode: number): number };
    readonly studentt: { inv(p: number, degreesOfFreedom: number): number };
    readonly beta: { inv(p: number, a: number, b: number): number };
  };
  export default jstat;
}
