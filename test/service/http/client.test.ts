import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type paths, supplierClient } from "@utrn-lab/client";
import { publicKeyOf } from "@utrn-lab/utrn";
import { expect, it } from "vitest";
import { METER_ID, METER_KEY } from "../../support/parties.ts";
import { API_KEY, register, startRig } from "../../support/supplier-rig.ts";

type Issuing = paths["/v1/meters/{meterId}/codes"]["post"];
type Asked = Issuing["requestBody"]["content"]["application/json"];

it("the client's types are those of the service's own document", async () => {
  const check = ["run", "interface", "-w", "packages/client", "--", "--check"];
  const { stderr } = await promisify(execFile)("npm", check).catch((error) => error);
  expect(stderr).toBe("");
});

it.each([
  ["a text", (text: string) => text],
  ["bytes", (text: string) => Buffer.from(text)],
  ["a buffer", (text: string) => new Uint8Array(Buffer.from(text)).buffer],
  ["a file", (text: string) => new Blob([text])],
])("%s of meters is imported as it is", async (_title, fileOf) => {
  const rig = await startRig();
  const client = supplierClient({ address: rig.url(), apiKey: API_KEY });
  const { data } = await client.POST("/v1/meters/import", {
    body: fileOf(`meterId,publicKey\n${METER_ID},${publicKeyOf(METER_KEY)}\n`),
    headers: { "content-type": "text/csv" },
  });
  expect(data).toMatchObject({ registered: 1, refused: 0 });
  await rig.remove();
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
