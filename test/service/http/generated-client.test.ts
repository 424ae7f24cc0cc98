import { randomUUID } from "node:crypto";
import { type paths, supplierClient } from "@utrn-lab/client";
import { publicKeyOf } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { rigForEachTest } from "../../support/each-test.ts";
import { METER_ID, METER_KEY, OTHER_METER_KEY } from "../../support/parties.ts";
import { API_KEY, shown } from "../../support/supplier-rig.ts";

/**
 * Each line is compiled against the types that are generated from the service's own document (a
 * test beside this one says when they are older): no member is cast, and none is looked up by a
 * name that the document does not know.
 */
const rig = rigForEachTest();

type Issuing = paths["/v1/meters/{meterId}/codes"]["post"];
type Refusal = {
  [Status in keyof Issuing["responses"]]: Issuing["responses"][Status] extends {
    content: { "application/problem+json": infer Problem };
  }
    ? Problem
    : never;
}[keyof Issuing["responses"]];

/** What a program does about each refusal: the compiler says if one is missing, or not there. */
function adviceOn(refusal: Refusal): string {
  switch (refusal.code) {
    case "invalid_request":
    case "above_limit":
      return `mend ${refusal.field}`;
    case "acknowledgement_needed":
    case "reason_needed":
      return `ask about ${refusal.warnings.map(({ code }) => code).join(", ")}`;
    case "issuing_stopped":
    case "internal":
    case "counter_too_far_ahead":
    case "counters_used_up":
    case "meter_retired":
      return "tell somebody";
    case "store_unavailable":
    case "too_many_requests":
    case "request_timeout":
      return "wait";
    case "unauthorized":
    case "forbidden":
      return "use another key";
    case "not_found":
    case "idempotency_conflict":
    case "payload_too_large":
    case "unsupported_media_type":
    case "headers_too_large":
      return "mend the program";
  }
}

function clientWith(apiKey: string) {
  return supplierClient({ address: rig.url(), apiKey });
}

/** What a call gave; a refusal fails the test with its code. */
function given<Data>({ data, error }: { data?: Data; error?: { code: string } }): Data {
  if (data === undefined) throw new Error(`refused: ${error?.code}`);
  return data;
}

const params = { path: { meterId: METER_ID } };

test("a meter's whole life, by the types of the document", async () => {
  const client = clientWith(API_KEY);
  const registration = { meterId: METER_ID, publicKey: publicKeyOf(METER_KEY), tags: ["north"] };
  const meter = given(await client.POST("/v1/meters", { body: registration }));
  expect([meter.fuel, meter.warnings]).toEqual(["electricity", []]);

  const topUp = { commands: [{ type: "top_up" as const, amountPence: 1_000 }] };
  const asked = { params, body: topUp };
  const preview = given(await client.POST("/v1/meters/{meterId}/codes/preview", asked));
  expect([preview.digits, preview.wouldBeRefused]).toEqual([20, null]);
  const first = given(await client.POST("/v1/meters/{meterId}/codes", asked));
  if (first.status !== "issued") throw new Error("it waits for somebody");
  expect(first.code).toMatch(/^\d{20}$/);

  const codePath = { path: { codeId: first.codeId } };
  const sent = await client.POST("/v1/codes/{codeId}/sent", {
    params: { ...codePath, header: { "Idempotency-Key": randomUUID() } },
    body: { channel: "sms" },
  });
  expect(given(sent)).toMatchObject({ kind: "signed", sentCount: 1 });

  const reset = { type: "revert_to_defaults" as const, parts: ["debts" as const] };
  const harm = { commands: [reset, { type: "restore_supply" as const }] };
  const { error } = await client.POST("/v1/meters/{meterId}/codes", { params, body: harm });
  if (error?.code !== "acknowledgement_needed") throw new Error(error && adviceOn(error));
  expect(adviceOn(error)).toContain("ask about");
  const acknowledge = error.warnings.map(({ code }) => code);
  const proposed = error.warnings.flatMap(({ proposal }) => proposal?.commands ?? []);
  expect(proposed.every(({ type }) => type !== "top_up")).toBe(true);
  const second = given(
    await client.POST("/v1/meters/{meterId}/codes", { params, body: { ...harm, acknowledge } }),
  );
  const secondPath = { path: { codeId: second.codeId } };
  const refused = await client.POST("/v1/codes/{codeId}/refused", {
    params: secondPath,
    body: { reason: "unsupported" },
  });
  expect(given(refused).refusal).toBe("unsupported");

  const said = { code: shown({ utrnCounter: 1 }) };
  const proof = given(
    await client.POST("/v1/meters/{meterId}/confirmations", { params, body: said }),
  );
  expect([proof.kind, proof.code?.status, proof.meter.knownBalancePence]).toEqual([
    "applied",
    "confirmed",
    1_234,
  ]);
  const explained = given(
    await client.POST("/v1/codes/explain", { body: { code: first.code, meterId: METER_ID } }),
  );
  if (explained.kind !== "code") throw new Error(`it is ${explained.kind}`);
  expect(explained.commands?.map(({ type }) => type)).toEqual(["top_up"]);
  const found = given(await client.GET("/v1/codes/{codeId}", { params: codePath }));
  expect(found.kind === "signed" && found.isOpen).toBe(false);

  const changed = given(
    await client.PATCH("/v1/meters/{meterId}", { params, body: { fuel: "gas", label: null } }),
  );
  expect([changed.fuel, changed.label, changed.deadCodeIds]).toEqual(["gas", null, []]);
  const retiring = { retired: true, reason: "Moved out" };
  const retired = given(await client.PATCH("/v1/meters/{meterId}", { params, body: retiring }));
  expect(retired.status).toBe("retired");
  const late = await client.POST("/v1/meters/{meterId}/codes", { params, body: topUp });
  expect(late.error && adviceOn(late.error)).toBe("tell somebody");
});

test("two people and a campaign, by the types of the document", async () => {
  const administrator = clientWith(API_KEY);
  const made = await Promise.all(
    [
      { role: "issuer" as const, owner: "Ben Roe" },
      { role: "approver" as const, owner: "Ann Lee" },
    ].map((body) => administrator.POST("/v1/keys", { body })),
  );
  const [client, approver] = made.map((each) => clientWith(given(each).key));
  if (client === undefined || approver === undefined) throw new Error("no keys");
  const publicKey = publicKeyOf(OTHER_METER_KEY);
  given(await client.POST("/v1/meters", { body: { meterId: METER_ID, publicKey } }));
  const line = { commands: ["set_credit" as const], amountPenceAbove: 5_000 };
  expect(given(await administrator.PUT("/v1/approval-line", { body: line }))).toMatchObject({
    line,
  });

  const large = { commands: [{ type: "top_up" as const, amountPence: 6_000 }] };
  const waiting = given(await client.POST("/v1/meters/{meterId}/codes", { params, body: large }));
  if (waiting.status !== "awaiting_approval") throw new Error("nobody was asked");
  const codePath = { path: { codeId: waiting.codeId } };
  const unsigned = given(await client.GET("/v1/codes/{codeId}", { params: codePath }));
  expect([unsigned.kind, unsigned.code]).toEqual(["unsigned", null]);
  const id = { path: { id: waiting.approvalId } };
  const own = await client.POST("/v1/approvals/{id}/approve", { params: id });
  expect(own.error?.code).toBe("forbidden");
  const approved = given(await approver.POST("/v1/approvals/{id}/approve", { params: id }));
  expect([approved.status, approved.kind]).toEqual(["approved", "code"]);

  const campaign = { ...large, reason: "Storm", selection: { everyMeter: true as const } };
  const started = given(await client.POST("/v1/campaigns", { body: campaign }));
  const campaignPath = { path: { campaignId: started.campaignId } };
  const reason = { reason: "Only tried" };
  const cancelled = given(
    await client.POST("/v1/campaigns/{campaignId}/cancel", { params: campaignPath, body: reason }),
  );
  expect([cancelled.status, cancelled.cancelReason]).toEqual(["cancelled", "Only tried"]);
});

test("a refusal of any request has its code in the types, and a wait in its headers", async () => {
  const client = clientWith("wrong");
  const { error, response } = await client.GET("/v1/meters");
  expect(error?.code === "store_unavailable").toBe(false);
  expect(error?.code).toBe("unauthorized");
  expect(response.headers.get("www-authenticate")).toBe("Bearer");
});
