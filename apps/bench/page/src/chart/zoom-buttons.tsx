import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { lastOf, type Span, shifted, zoomed } from "./span.ts";

interface ZoomButtonsProps {
  readonly whole: Span;
  readonly span: Span;
  /** Undefined shows all, also what is still to come. */
  readonly choose: (span: Span | undefined) => void;
}

interface Zoom {
  readonly label: string;
  readonly cap: string;
  readonly to: Span | undefined;
}

function zoomsOf(whole: Span, span: Span): readonly Zoom[] {
  return [
    { label: "Zoom in", cap: "+", to: zoomed(whole, span, 0.5) },
    { label: "Zoom out", cap: "−", to: zoomed(whole, span, 2) },
    { label: "Earlier", cap: "◀", to: shifted(whole, span, -0.5) },
    { label: "Later", cap: "▶", to: shifted(whole, span, 0.5) },
    { label: "The last day", cap: "Day", to: lastOf(whole, DAY_SECONDS) },
    { label: "The last week", cap: "Week", to: lastOf(whole, 7 * DAY_SECONDS) },
    { label: "All", cap: "All", to: undefined },
  ];
}

/** What of the time is shown: closer, wider, earlier, later; dragging over the plot does it too. */
export function ZoomButtons({ whole, span, choose }: ZoomButtonsProps) {
  return (
    <fieldset className="zoom">
      <legend className="for-screen-readers">Time shown</legend>
      {zoomsOf(whole, span).map(({ label, cap, to }) => (
        <button
          key={label}
          type="button"
          className="small"
          aria-label={label}
          title={label}
          onClick={() => choose(to)}
        >
          {cap}
        </button>
      ))}
    </fieldset>
  );
}
