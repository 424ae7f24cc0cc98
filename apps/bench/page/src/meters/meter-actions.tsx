import { useState } from "react";
import type { View } from "../api.ts";
import { nameOf } from "./meter-name.ts";
import { NameForm } from "./name-form.tsx";

/** What can be done with a meter of the wall. */
export interface MeterActions {
  readonly choose: (view: View) => void;
  readonly duplicate: (view: View) => void;
  readonly save: (view: View) => void;
  readonly remove: (view: View) => void;
  /** Called when it was named. */
  readonly named: () => void;
}

interface ButtonsProps {
  readonly view: View;
  readonly actions: MeterActions;
}

/** The buttons of one meter; its name is typed in their place. */
export function MeterButtons({ view, actions }: ButtonsProps) {
  const [isNaming, setNaming] = useState(false);
  const whose = <span className="for-screen-readers"> {nameOf(view)}</span>;
  const { duplicate, save, remove, named } = actions;
  const done = () => {
    setNaming(false);
    named();
  };
  if (isNaming) return <NameForm view={view} done={done} />;
  return (
    <div className="card-actions">
      <button type="button" className="small" onClick={() => setNaming(true)}>
        Rename{whose}
      </button>
      <button type="button" className="small" onClick={() => duplicate(view)}>
        Duplicate{whose}
      </button>
      <button type="button" className="small" onClick={() => save(view)}>
        Export{whose}
      </button>
      <button type="button" className="small danger" onClick={() => remove(view)}>
        Delete{whose}
      </button>
    </div>
  );
}
