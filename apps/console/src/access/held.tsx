/** Says whether what was set holds, or waits. */
export function Held({ isAwaited }: { readonly isAwaited: boolean }) {
  return (
    <p role="status" className="notice">
      {isAwaited
        ? "This lets more pass than before: it holds once another person approves it (Approvals)."
        : "It holds from now on."}
    </p>
  );
}
