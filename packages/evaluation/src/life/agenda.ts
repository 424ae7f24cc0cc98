/** What is to be done at moments to come, in their order; of one moment, in the order of adding. */
export interface Agenda {
  readonly add: (at: number, work: () => void) => void;
  /** The moment of the next, or Infinity. */
  readonly nextAt: () => number;
  /** Does the next. */
  readonly doNext: () => void;
}

/** An empty agenda. A life has few plans at once: they stand in a sorted list. */
export function newAgenda(): Agenda {
  const plans: { readonly at: number; readonly work: () => void }[] = [];
  return {
    add: (at, work) => {
      const place = plans.findLastIndex((plan) => plan.at <= at);
      plans.splice(place + 1, 0, { at, work });
    },
    nextAt: () => plans[0]?.at ?? Number.POSITIVE_INFINITY,
    doNext: () => plans.shift()?.work(),
  };
}
