import { saveFile } from "@utrn-lab/page-parts";
import { useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";

const FILES = [
  ["/v1/audit.ndjson", "audit-trail.ndjson", "Save the trail"],
  ["/v1/audit/keys.pem", "audit-keys.pem", "Save the public keys"],
] as const;

/** The whole trail and the keys that sign it, as files. */
export function ExportTrail() {
  const { client } = useSignedIn();
  const [problem, setProblem] = useState<Parameters<typeof ProblemNotice>[0]["problem"]>();
  const save = async (path: (typeof FILES)[number][0], name: string) => {
    setProblem(undefined);
    try {
      const { data, error } = await client.GET(path, { parseAs: "blob" });
      if (data !== undefined) saveFile(name, data);
      else setProblem(error);
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <>
      <div className="buttons">
        {FILES.map(([path, name, words]) => (
          <button key={path} type="button" onClick={() => void save(path, name)}>
            {words}
          </button>
        ))}
      </div>
      <ProblemNotice problem={problem} />
    </>
  );
}
