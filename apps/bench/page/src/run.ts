/** Runs a call to the bench; the page shows why it was refused. */
export type Run = (what: () => Promise<unknown>) => void;
