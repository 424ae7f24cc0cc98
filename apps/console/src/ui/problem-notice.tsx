/** What a refused call answers (RFC 9457), or what `fetch` threw. */
type Failure = { readonly detail: string; readonly code: string } | Error;

const UNREACHABLE = "The supplier service cannot be reached. What is shown may be old.";

/** A failure as a sentence. */
function sentenceOf(failure: Failure): string {
  return failure instanceof Error ? UNREACHABLE : failure.detail;
}

/** Says why something could not be read or done; nothing where it could. */
export function ProblemNotice({ problem }: { readonly problem: Failure | null | undefined }) {
  if (problem === null || problem === undefined) return null;
  return (
    <p className="notice" role="alert">
      {sentenceOf(problem)}
    </p>
  );
}
