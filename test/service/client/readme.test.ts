import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { CLIENT_PAGE, examplesOf, promisedBy } from "../../support/library-examples.ts";
import { API_KEY, startRig } from "../../support/supplier-rig.ts";

it("the client's README issues, sends and confirms a code, and prints what it says", async () => {
  const rig = await startRig();
  rig.setTime(Math.floor(Date.now() / 1_000));
  const examples = examplesOf(CLIENT_PAGE);
  const program = examples
    .join("\n")
    .replace("http://localhost:3000", rig.url())
    .replace("THE KEY", API_KEY);
  const args = ["--conditions=@utrn-lab/source", "--input-type=module-typescript", "--eval"];
  // From here Node finds all three packages.
  const ran = promisify(execFile)(process.execPath, [...args, program], { cwd: "apps/cli" });
  const { stdout, stderr } = await ran;
  expect([stderr, stdout.trimEnd().split("\n")]).toEqual(["", examples.flatMap(promisedBy)]);
  await rig.remove();
});
