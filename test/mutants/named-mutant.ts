/** A fault that other systems have had, put into one file, and the tests of which one must fail. */
export interface NamedMutant {
  readonly name: string;
  readonly file: string;
  /** Stands in the file once. */
  readonly search: string;
  readonly replacement: string;
  readonly tests: readonly string[];
}

/** The file with its fault. */
export function mutated(text: string, { file, search, replacement }: NamedMutant): string {
  const [before, after, ...more] = text.split(search);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new RangeError(`${file} must hold this once: ${search}`);
  }
  return before + replacement + after;
}
