/** A device that may join as a PPMID, and its install code. */
export const PPMID = { eui: "00db1234567890c0", installCode: "0011223344556677" };

/** A meter whose PPMID joined before the test: no counter is spent, and no event tells of it. */
export function withPpmid<T extends { readonly timeSeconds: number; readonly han: object }>(
  meter: T,
): T {
  const ppmid = {
    eui: PPMID.eui,
    kind: "ppmid",
    state: "joined",
    sinceSeconds: meter.timeSeconds,
    needsWindow: false,
  };
  return { ...meter, han: { ...meter.han, devices: [ppmid] } };
}
