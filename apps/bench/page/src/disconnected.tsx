/** Says that what is shown may be old. */
export function Disconnected() {
  return (
    <p className="notice" role="status">
      The connection to the bench is down. Trying again …
    </p>
  );
}
