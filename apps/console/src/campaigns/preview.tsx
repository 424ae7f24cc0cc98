import { printCode } from "@utrn-lab/utrn";
import { Link } from "react-router";
import { counted, pounds } from "../ui/amounts.ts";
import { WARNING_WORDS, type WarningCode } from "../ui/warnings.ts";
import { type CampaignPreview, REFUSAL_WORDS } from "./campaign.ts";

interface PreviewProps {
  readonly preview: CampaignPreview;
  readonly accepted: readonly WarningCode[];
  readonly accept: (code: WarningCode, isAccepted: boolean) => void;
}

/** Warnings by how many meters have them; those of harm with a box to accept it by. */
function Cautions({ preview: { warnings, toAcknowledge }, accepted, accept }: PreviewProps) {
  if (warnings.length === 0) return null;
  const isHarm = (code: WarningCode) => toAcknowledge.includes(code);
  const inOrder = [
    ...warnings.filter(({ code }) => isHarm(code)),
    ...warnings.filter(({ code }) => !isHarm(code)),
  ];
  return (
    <ul className="warning-list">
      {inOrder.map(({ code, count }) => (
        <li key={code} className={isHarm(code) ? "warning harm" : "warning"}>
          <p>
            {counted(count, "meter")}: {WARNING_WORDS[code]}
          </p>
          {isHarm(code) ? (
            <label className="tick">
              <input
                type="checkbox"
                checked={accepted.includes(code)}
                onChange={({ target }) => accept(code, target.checked)}
              />
              I know this, and the codes are to be issued all the same.
            </label>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Examples({ examples }: Pick<CampaignPreview, "examples">) {
  return (
    <details>
      <summary>The first {counted(examples.length, "meter")}</summary>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Meter</th>
              <th scope="col">Code</th>
              <th scope="col">What is to be known</th>
            </tr>
          </thead>
          <tbody>
            {examples.map(({ meterId, utrnCounter, warnings, wouldBeRefused }) => (
              <tr key={meterId}>
                <td>
                  <Link to={`/meters/${meterId}`}>{printCode(meterId)}</Link>
                </td>
                <td>number {utrnCounter}</td>
                <td>
                  {wouldBeRefused === null ? null : (
                    <p>Gets no code: {REFUSAL_WORDS[wouldBeRefused]}</p>
                  )}
                  {warnings.map(({ code, message }) => (
                    <p key={code}>{message}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** What all codes give and charge, behind what they are. */
function moneyWords({ givenPence, chargedPence }: CampaignPreview["sums"]): string {
  return [
    ...(givenPence > 0 ? [`, gives ${pounds(givenPence)} in all`] : []),
    ...(chargedPence > 0 ? [`, charges ${pounds(chargedPence)} in all`] : []),
  ].join("");
}

/** What a campaign would issue: for how many, what speaks against it, and the first meters. */
export function Preview(props: PreviewProps) {
  const { meters, judged, digits, refused, needsApproval, examples, sums } = props.preview;
  return (
    <>
      <p>
        <strong>{counted(meters, "meter")}</strong>, a code of {digits} digits each
        {moneyWords(sums)}.
        {needsApproval ? " A second person has to approve it before anything is issued." : ""}
      </p>
      {judged < meters ? (
        <p className="quiet">
          What follows is counted among the first {counted(judged, "meter")} by their ids.
        </p>
      ) : null}
      <Cautions {...props} />
      {refused.length === 0 ? null : (
        <ul className="plain-list">
          {refused.map(({ code, count }) => (
            <li key={code} className="refused">
              {counted(count, "meter")} would get no code: {REFUSAL_WORDS[code]}
            </li>
          ))}
        </ul>
      )}
      {examples.length === 0 ? null : <Examples examples={examples} />}
    </>
  );
}
