/** Something that is on or off. */
export function Switch(props: {
  readonly label: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.on}
      className="switch"
      onClick={() => props.change(!props.on)}
    >
      <i aria-hidden="true" />
      {props.label}
    </button>
  );
}
