/** What a key that may not decide a request is to it. */
interface Standing {
  /** Whether this key asked for it. */
  readonly hasAsked: boolean;
  /** Whether its role may decide requests of other people. */
  readonly isApprover: boolean;
}

/** Why a key that may not decide may not. */
export function whyNot({ hasAsked, isApprover }: Standing): string {
  if (hasAsked) return "You asked for this yourself: another person has to decide.";
  if (!isApprover) return "A person with the role approver, or more, decides.";
  return (
    "This key and the one that asked belong to one person, or one of them made the other: " +
    "another person has to decide."
  );
}
