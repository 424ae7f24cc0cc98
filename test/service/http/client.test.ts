import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type paths, supplierClient } from "@utrn-lab/client";
import { expect, it } from "vitest";
import { METER_ID } from "../../support/parties.ts";
import { API_KEY, register, startRig } from "../../support/supplier-rig.ts";

type Issuing = paths["/v1/meters/{meterId}/codes"]["post"];
type Asked = Issuing["requestBody"]["content"]["application/json"];

it("the client's types are those of the service's own document", async () => {
  const check = ["run", "interface", "-w", "packages/client", "--", "--check"];
  const { stderr } = await promisify(execFile)("npm", check).catch((error) => error);
  expect(stderr).toBe("");
});

it("a meter gets its first code, and another one what a second try is refused for", async () => {
  const rig = await startRig();
  await register(rig.call);
  const client = supplierClient({ address: rig.url(), apiKey: API_KEY });
  const body: Asked = { commands: [{ type: "top_up", amountPence: 1_000 }] };
  const issue = (meterId: string) =>
    client.POST("/v1/meters/{meterId}/codes", { params: { path: { meterId } }, body });
  const { data } = await issue(METER_ID);
  expect(data).toMatchObject({ utrnCounter: 1, status: "issued" });
  const { error } = await issue("00db1234567890ff");
  expect(error?.code).toBe("not_found");
  await rig.remove();
});
