import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { type ApprovalLine, LINE_POLICY, readLine } from "../../approvals/line.ts";
import { record } from "../../audit/record.ts";
import type { Actor } from "../../rules/roles.ts";
import type { Supplier } from "../../service.ts";
import { writePolicy } from "../../store/policies.ts";
import { transact } from "../../store/transact.ts";
import { Line, LineBody } from "../schemas/approval.ts";

const tags = ["approvals"];
const config = { role: "administrator" } as const;

async function drawLine(supplier: Supplier, actor: Actor, line: ApprovalLine | null) {
  await transact(supplier.store, async (transaction) => {
    await writePolicy(transaction, LINE_POLICY, line);
    const details = line === null ? { isOff: true } : { ...line };
    await record(transaction, supplier, actor, { action: "approval_line.set", details });
  });
  return { line };
}

/** Above which line a second person is needed. */
export const approvalLineRoutes: FastifyPluginAsyncTypebox<{ supplier: Supplier }> = async (
  app,
  { supplier },
) => {
  const showing = {
    tags,
    summary: "Above which line a code needs a second person",
    response: { 200: Line, ...problemResponses("unauthorized") },
  };
  app.get("/v1/approval-line", { schema: showing, config: { role: "reader" } }, async () => ({
    line: await readLine(supplier.store),
  }));

  const drawing = {
    tags,
    summary: "Draw the line above which a code needs a second person",
    description:
      "As soon as there is a line every campaign needs one, too. What is out or waits already stays as it is.",
    body: LineBody,
    response: { 200: Line, ...problemResponses("invalid_request", "unauthorized") },
  };
  app.put("/v1/approval-line", { schema: drawing, config }, async ({ actor, body }) =>
    drawLine(supplier, actor, body),
  );

  const removing = {
    tags,
    summary: "Take the line away: nothing needs a second person",
    response: { 200: Line, ...problemResponses("unauthorized") },
  };
  app.delete("/v1/approval-line", { schema: removing, config }, async ({ actor }) =>
    drawLine(supplier, actor, null),
  );
};
