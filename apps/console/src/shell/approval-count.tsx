import { useSignedIn } from "../session/signed-in.ts";

const LOOK_EVERY_MS = 15_000;
const query = { status: ["awaiting" as const], limit: 1 };

/** How many requests wait for a second person. */
export function ApprovalCount() {
  const { api } = useSignedIn();
  const { data } = api.useQuery(
    "get",
    "/v1/approvals",
    { params: { query } },
    {
      refetchInterval: LOOK_EVERY_MS,
    },
  );
  if (data === undefined || data.total === 0) return null;
  return (
    <span className="tag tag-amber">
      {data.totalIsExact ? data.total : `${data.total}+`}
      <span className="for-screen-readers"> waiting</span>
    </span>
  );
}
