import type { SupplierClient } from "@utrn-lab/client";
import type { View } from "../api.ts";
import {
  askSupplier,
  clientFor,
  registerMeter,
  type SupplierAccess,
} from "../setup/supplier-service.ts";
import { withOtherCodes } from "./other-codes.ts";
import type { Session } from "./session-calls.ts";

type IssuedCode = NonNullable<Session["issued"]>[number];

const LENGTHS = [20, 40, 60] as const;

/** Has a code issued for the same commands, of as many digits. The warnings are the story's. */
async function issueOne(
  client: SupplierClient,
  meterId: string,
  { code, commands }: IssuedCode,
  reason: string,
): Promise<string> {
  const params = { path: { meterId } };
  const digits = LENGTHS.find((length) => length === code.length);
  const asked = {
    // The interface knows commands as plain JSON, and nothing of it as not to be changed.
    commands: JSON.parse(JSON.stringify(commands)),
    ...(digits === undefined ? {} : { digits }),
    reason,
  };
  const preview = await client.POST("/v1/meters/{meterId}/codes/preview", { params, body: asked });
  if (preview.data === undefined) throw new Error(preview.error.detail);
  const body = { ...asked, acknowledge: preview.data.toAcknowledge };
  const { data, error } = await client.POST("/v1/meters/{meterId}/codes", { params, body });
  if (data === undefined) throw new Error(error.detail);
  if ("code" in data) return data.code;
  throw new Error("The service has a second person approve codes of this kind.");
}

/**
 * A session with the running service as its supplier: its meter is registered there, and its codes
 * are issued there, in the order of the session's own.
 * @param view - the session's meter, at the session's start.
 * @throws Error with a sentence for people, where the service refuses.
 */
export async function issueAnew(
  access: SupplierAccess,
  view: View,
  session: Session,
): Promise<Session> {
  const { identity } = await askSupplier(access);
  const { lastCounter: floor } = await registerMeter(access, view);
  const client = clientFor(access);
  const codes = new Map<string, string>();
  for (const issued of session.issued ?? []) {
    const reason = `Played at the bench: ${session.title ?? "a session"}`;
    codes.set(issued.code, await issueOne(client, view.meterId, issued, reason));
  }
  const steps = withOtherCodes(session, codes).map((step) =>
    step.event.type === "supplier"
      ? { ...step, event: { type: "supplier", ...identity, floor } as const }
      : step,
  );
  return { ...session, steps };
}
