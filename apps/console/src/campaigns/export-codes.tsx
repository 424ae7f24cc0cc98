import { saveFile } from "@utrn-lab/page-parts";
import { type FormEvent, useId, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { type Face, FaceField } from "../ui/face-field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { TEXT_CHANNELS } from "./channels.ts";

const FORMATS = [
  ["csv", "CSV"],
  ["ndjson", "JSON, a line a code (NDJSON)"],
] as const;

type Format = (typeof FORMATS)[number][0];
type TextChannel = (typeof TEXT_CHANNELS)[number][0];

const NO_TEXT = "none";

/** Asks for a campaign's codes as a file. The key goes in a header, never in an address. */
function useFile(campaignId: string) {
  const { client } = useSignedIn();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ detail: string; code: string } | Error>();
  const save = async (format: Format, face: Face, channel: TextChannel | undefined) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { data, error } = await client.GET(`/v1/campaigns/{campaignId}/codes.${format}`, {
        params: { path: { campaignId }, query: channel === undefined ? {} : { channel, face } },
        parseAs: "blob",
      });
      if (data === undefined) setProblem(error);
      else saveFile(`campaign-${campaignId}.${format}`, data);
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
    }
    setBusy(false);
  };
  return { isBusy, problem, save };
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly change: (value: string) => void;
}

function SelectField({ label, value, options, change }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => change(target.value)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The codes of a campaign as a file for a mailing house or a messaging service. */
export function ExportCodes({ campaignId }: { readonly campaignId: string }) {
  const [format, setFormat] = useState<string>("csv");
  const [channel, setChannel] = useState<string>("letter");
  const [face, setFace] = useState<Face>("twelve");
  const { isBusy, problem, save } = useFile(campaignId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = TEXT_CHANNELS.find(([name]) => name === channel)?.[0];
    void save(format === "csv" ? "csv" : "ndjson", face, chosen);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field-row">
        <SelectField
          label="Text for the customer"
          value={channel}
          options={[...TEXT_CHANNELS, [NO_TEXT, "None: digits of every code, whatever its state"]]}
          change={setChannel}
        />
        <SelectField label="Form" value={format} options={FORMATS} change={setFormat} />
      </div>
      <FaceField face={face} choose={setFace} />
      <p className="quiet">
        With a text, codes that cannot count any more are left out. The file is worth money: keep it
        as you keep money.
      </p>
      <ProblemNotice problem={problem} />
      <div className="buttons">
        <button type="submit" disabled={isBusy}>
          {isBusy ? "Preparing the file …" : "Download the codes"}
        </button>
      </div>
    </form>
  );
}
