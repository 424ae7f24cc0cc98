import { type KeyboardEvent, type ReactNode, useRef } from "react";

interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
  readonly children: ReactNode;
}

/** Where a key leads along the tabs, from which of how many; around at the ends. */
const LEADS_TO: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Scrolls to a panel that is below the window, as on a phone, where the tabs stay in reach. */
function bringIntoView(panel: HTMLElement | null): void {
  const top = panel?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > window.innerHeight / 2) panel?.scrollIntoView();
}

/** Tabs and the panel of the chosen one (WAI-ARIA: one tab stop; arrows, Home and End move). */
export function Tabs<Name extends string>(props: TabsProps<Name>) {
  const { label, tabs, chosen, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  const choose = (name: Name) => {
    props.choose(name);
    requestAnimationFrame(() => bringIntoView(panel.current));
  };
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const leadsTo = LEADS_TO[event.key];
    if (leadsTo === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ name }) => name === chosen);
    const next = tabs[leadsTo(at, tabs.length)];
    if (next === undefined) return;
    choose(next.name);
    list.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={move} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.name}
            id={`tab-${tab.name}`}
            type="button"
            role="tab"
            aria-selected={tab.name === chosen}
            aria-controls="tab-panel"
            tabIndex={tab.name === chosen ? 0 : -1}
            onClick={() => choose(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        id="tab-panel"
        ref={panel}
        role="tabpanel"
        aria-labelledby={`tab-${chosen}`}
        className={`tab-panel tab-${chosen}`}
      >
        {children}
      </div>
    </>
  );
}
