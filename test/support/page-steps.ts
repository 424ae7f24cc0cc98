/** A block of commands, and what the page shows under it. */
export interface Step {
  readonly script: string;
  readonly shown: string | undefined;
}

/** The `sh` blocks of a page, each with the `text` block that follows it at once. */
export function stepsOf(page: string): Step[] {
  const block = /^```sh\n([\s\S]*?)^```(?:\n\n```text\n([\s\S]*?)^```)?/gm;
  return [...page.matchAll(block)].map(([, script = "", shown]) => ({ script, shown }));
}
