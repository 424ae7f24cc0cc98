/** Does something at the bench; the page says what the bench refused. */
export type Run = (what: () => Promise<unknown>) => void;
