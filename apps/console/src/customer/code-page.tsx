import type { components } from "@utrn-lab/client";
import { IssuedDigits } from "@utrn-lab/page-parts";
import { Link, useParams } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { CodeStatus } from "../ui/code-status.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { CodeFacts } from "./code-facts.tsx";
import { CodeSteps } from "./code-steps.tsx";
import { whatItDoes } from "./code-words.ts";
import { ToMeter } from "./to-meter.tsx";

type Code = components["schemas"]["ReadCode"];
type Unsigned = Pick<components["schemas"]["UnsignedCode"], "codeId" | "means" | "voidReason">;

/** The digits, for a key that sees them. */
function Digits({ code }: { readonly code: Code }) {
  const { client } = useSignedIn();
  const { code: digits } = code;
  if (digits === null) return <p className="quiet">This API key is shown no digits.</p>;
  return <IssuedDigits client={client} issued={{ ...code, code: digits }} />;
}

function Issued({ code, chosen }: { readonly code: Code; readonly chosen: string | undefined }) {
  return (
    <>
      <p className="means">{code.means}</p>
      <CodeSteps code={code} chosen={chosen} />
      <section className="panel" aria-labelledby="digits">
        <h2 id="digits">The digits</h2>
        <Digits code={code} />
      </section>
      <section className="panel" aria-labelledby="so-far">
        <h2 id="so-far">What has happened, UTC</h2>
        <CodeFacts code={code} />
      </section>
    </>
  );
}

function NotSigned({ code }: { readonly code: Unsigned }) {
  return (
    <>
      <p className="means">{code.means}</p>
      {code.voidReason === null ? null : <p>Why: {code.voidReason}</p>}
      <p>
        <Link to={`/approvals/${code.codeId}`}>The request for approval</Link>
      </p>
    </>
  );
}

/** One code: what it does, what has become of it, and what to do with it. */
export function CodePage() {
  const { codeId = "", step } = useParams();
  const { api } = useSignedIn();
  const { data: code, error } = api.useQuery("get", "/v1/codes/{codeId}", {
    params: { path: { codeId } },
  });
  if (code === undefined) {
    return (
      <Page title="Code">
        <ProblemNotice problem={error} />
      </Page>
    );
  }
  return (
    <Page title={whatItDoes(code.commands)} aside={<CodeStatus status={code.status} />}>
      <ToMeter meterId={code.meterId} />
      {"issuedAt" in code ? <Issued code={code} chosen={step} /> : <NotSigned code={code} />}
    </Page>
  );
}
