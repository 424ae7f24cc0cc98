import type { components } from "@utrn-lab/client";
import type { ComponentType } from "react";
import { Link, NavLink } from "react-router";
import { mayAct, type Self, useSignedIn } from "../session/signed-in.ts";
import { LoseCode, VoidCode } from "./end-code.tsx";
import { MeterSaysNo } from "./meter-says-no.tsx";
import { ReadOut } from "./read-out.tsx";
import { SendCode } from "./send-code.tsx";

type Code = components["schemas"]["ReadCode"];

interface Step {
  /** In the address, behind that of the code. */
  readonly name: string;
  readonly label: string;
  readonly Component: ComponentType<{ readonly code: Code }>;
  readonly isFor: (self: Self) => boolean;
}

const SEES_CODES = (self: Self) => self.seesCodes;
const ISSUES = (self: Self) => mayAct(self, "issuer");

/** What can be done with a code that may yet be keyed. */
const STEPS: readonly Step[] = [
  { name: "read", label: "Read it out", Component: ReadOut, isFor: SEES_CODES },
  {
    name: "send",
    label: "Send it",
    Component: SendCode,
    isFor: (self) => SEES_CODES(self) && ISSUES(self),
  },
  { name: "refused", label: "The meter says no", Component: MeterSaysNo, isFor: ISSUES },
  { name: "lost", label: "Digits lost", Component: LoseCode, isFor: ISSUES },
  { name: "void", label: "Withdraw it", Component: VoidCode, isFor: ISSUES },
];

interface CodeStepsProps {
  readonly code: Code;
  /** The step that the address names. */
  readonly chosen: string | undefined;
}

/** What can be done with a code, and the step that is chosen. */
export function CodeSteps({ code, chosen }: CodeStepsProps) {
  const { self } = useSignedIn();
  const steps = STEPS.filter(({ isFor }) => isFor(self));
  const step = steps.find(({ name }) => name === chosen);
  return (
    <>
      <nav className="buttons steps" aria-label="With this code">
        {(code.isOpen ? steps : []).map(({ name, label }) => (
          <NavLink key={name} className="button" to={`/codes/${code.codeId}/${name}`}>
            {label}
          </NavLink>
        ))}
        {ISSUES(self) ? (
          <Link className="button" to={`/meters/${code.meterId}/confirmation`}>
            Take a confirmation code
          </Link>
        ) : null}
      </nav>
      {step === undefined ? null : (
        <section className="panel step" aria-label={step.label}>
          <step.Component code={code} />
        </section>
      )}
    </>
  );
}
