import { useMutation } from "@tanstack/react-query";
import { saveFile } from "@utrn-lab/page-parts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useSignedIn } from "./signed-in.ts";

/** A file that the service makes: its address, the name to save it under, and words to press. */
type SavedFile = readonly [
  path: "/v1/audit.ndjson" | "/v1/audit/keys.pem" | "/v1/meters.csv" | "/v1/meters.ndjson",
  name: string,
  words: string,
];

/** Buttons that save files of the service; the API key goes in a header, never in an address. */
export function SaveButtons({ files }: { readonly files: readonly SavedFile[] }) {
  const { client } = useSignedIn();
  const saving = useMutation({
    mutationFn: async ([path, name]: SavedFile) => {
      const { data, error } = await client.GET(path, { parseAs: "blob" });
      if (data === undefined) throw error;
      saveFile(name, data);
    },
  });
  return (
    <>
      <div className="buttons">
        {files.map((file) => (
          <button
            key={file[0]}
            type="button"
            disabled={saving.isPending}
            onClick={() => saving.mutate(file)}
          >
            {file[2]}
          </button>
        ))}
      </div>
      <ProblemNotice problem={saving.error} />
    </>
  );
}
