import { useServiceTime } from "../session/service-time.ts";
import { dateAndTime } from "../ui/moments.ts";

/** The day that a lab's service goes by, since it is not the calendar's; nothing elsewhere. */
export function LabClock() {
  const { seconds, labRate } = useServiceTime();
  if (labRate === undefined) return null;
  return (
    <p className="lab-clock">
      <span className="quiet">Lab’s clock</span> <time>{dateAndTime(seconds)}</time>
      {labRate === 1 ? null : <span className="tag tag-amber">× {labRate}</span>}
    </p>
  );
}
