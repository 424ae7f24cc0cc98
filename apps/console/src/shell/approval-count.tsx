import { useSignedIn } from "../session/signed-in.ts";

const LOOK_EVERY_MS = 15_000;
const MOST = 50;

/** How many requests wait for a second person. */
export function ApprovalCount() {
  const { api } = useSignedIn();
  const query = { status: "awaiting", limit: MOST } as const;
  const { data } = api.useQuery(
    "get",
    "/v1/approvals",
    { params: { query } },
    {
      refetchInterval: LOOK_EVERY_MS,
    },
  );
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <span className="tag tag-amber">
      {data?.nextCursor === null ? count : `${count}+`}
      <span className="for-screen-readers"> waiting</span>
    </span>
  );
}
