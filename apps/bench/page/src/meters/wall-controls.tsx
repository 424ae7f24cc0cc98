import type { ReactNode } from "react";
import {
  WALL_FILTERS,
  WALL_ORDERS,
  type WallChoice,
  type WallFilter,
  type WallOrder,
} from "./wall-list.ts";

const LOOKS = { cards: "Cards", table: "Table" } as const;

export type Look = keyof typeof LOOKS;

function namesOf<Name extends string>(words: Readonly<Record<Name, string>>): readonly Name[] {
  return Object.keys(words).filter((name): name is Name => name in words);
}

interface ChoiceOfProps<Name extends string> {
  readonly label: string;
  readonly words: Readonly<Record<Name, string>>;
  readonly value: Name;
  readonly choose: (name: Name) => void;
}

function ChoiceOf<Name extends string>({ label, words, value, choose }: ChoiceOfProps<Name>) {
  const names = namesOf(words);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => choose(names.find((name) => name === target.value) ?? value)}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {words[name]}
        </option>
      ))}
    </select>
  );
}

interface ControlsProps {
  readonly choice: WallChoice;
  readonly change: (choice: WallChoice) => void;
  readonly look: Look;
  readonly setLook: (look: Look) => void;
  /** What can be done with the meters that are chosen. */
  readonly children: ReactNode;
}

/** Finds meters on a wall of many: by name or id, by how they stand, in an order. */
export function WallControls({ choice, change, look, setLook, children }: ControlsProps) {
  return (
    <div className="wall-controls">
      <search>
        <input
          type="search"
          className="wall-find"
          aria-label="Find a meter"
          placeholder="Find: a name, or part of an EUI-64"
          value={choice.sought}
          onChange={({ target }) => change({ ...choice, sought: target.value })}
        />
        <ChoiceOf<WallFilter>
          label="Which meters"
          words={WALL_FILTERS}
          value={choice.filter}
          choose={(filter) => change({ ...choice, filter })}
        />
        <ChoiceOf<WallOrder>
          label="In which order"
          words={WALL_ORDERS}
          value={choice.order}
          choose={(order) => change({ ...choice, order })}
        />
        <ChoiceOf<Look> label="How they are shown" words={LOOKS} value={look} choose={setLook} />
      </search>
      {children}
    </div>
  );
}
