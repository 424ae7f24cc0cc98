import { Fallible } from "@utrn-lab/page-parts";
import { useEffect, useRef } from "react";
import { NavLink, Outlet, useLocation, useParams } from "react-router";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { Nowhere } from "../ui/nowhere.tsx";
import { ApprovalCount } from "./approval-count.tsx";
import { LabClock } from "./lab-clock.tsx";
import { mayName } from "./may-name.ts";
import { PLACES } from "./places.ts";

const MAIN = "main";

/**
 * The view that the address names. It takes the focus from the link that led to it, unless a field
 * of its own has it: a screen reader goes on with the view, and Tab too.
 */
function View() {
  const main = useRef<HTMLElement>(null);
  const ids = useParams();
  useEffect(() => {
    if (!main.current?.contains(document.activeElement)) main.current?.focus();
  }, []);
  return (
    <main id={MAIN} ref={main} tabIndex={-1}>
      <Fallible what="This view">{mayName(ids) ? <Outlet /> : <Nowhere />}</Fallible>
    </main>
  );
}

/** The head, the menu, and the view that the address names. */
export function Shell() {
  const { self, signOut } = useSignedIn();
  const { pathname } = useLocation();
  return (
    <div className="shell">
      <button type="button" className="skip" onClick={() => document.getElementById(MAIN)?.focus()}>
        To the content
      </button>
      <header className="head">
        <p className="brand">
          UTRN Lab <span className="subtitle">Console</span>
        </p>
        <LabClock />
        <p className="who">
          {self.owner ?? self.label ?? "API key"} <span className="tag">{self.role}</span>
        </p>
        <button type="button" className="small" onClick={() => signOut()}>
          Sign out
        </button>
      </header>
      <nav className="menu" aria-label="Console">
        {PLACES.filter(({ role }) => mayAct(self, role)).map(({ path, label }) => (
          <NavLink key={path} to={path} end={path === "/"}>
            {label}
            {path === "/approvals" ? <ApprovalCount /> : null}
          </NavLink>
        ))}
      </nav>
      <View key={pathname} />
    </div>
  );
}
