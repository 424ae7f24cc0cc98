import { useState } from "react";
import { useServiceTime } from "../session/service-time.ts";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { dateAndTime } from "../ui/moments.ts";
import { SetLabClock } from "./set-lab-clock.tsx";

/** The day that a lab's service goes by, since it is not the calendar's; nothing elsewhere. */
export function LabClock() {
  const { self } = useSignedIn();
  const { seconds, labRate } = useServiceTime();
  const [isOpen, setOpen] = useState(false);
  if (labRate === undefined) return null;
  return (
    <div className="lab-clock">
      <span className="quiet">Lab’s clock</span> <time>{dateAndTime(seconds)}</time>
      {labRate === 1 ? null : (
        <span className="tag tag-amber">{labRate === 0 ? "stands" : `× ${labRate}`}</span>
      )}
      {mayAct(self, "administrator") ? (
        <button type="button" className="small" onClick={() => setOpen(true)}>
          Set<span className="for-screen-readers"> the lab’s clock</span>
        </button>
      ) : null}
      {isOpen ? (
        <SetLabClock seconds={seconds} rate={labRate} close={() => setOpen(false)} />
      ) : null}
    </div>
  );
}
