import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Runs a command as a user of the built packages would: plain Node, without our condition. */
function run(command: string, args: readonly string[], cwd = ".") {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));

test("npm run build makes packages that plain Node imports, with their types", () => {
  expect(run("npx", ["-c", scripts.build])).toMatchObject({ status: 0, stdout: "" });
  const script = `
    import { checkDigit } from "@utrn-lab/utrn";
    import { TIME_MIN } from "@utrn-lab/meter-emulator";
    console.log(checkDigit("7394725241674520163"), TIME_MIN);
  `;
  const imported = run(
    process.execPath,
    ["--input-type=module", "--eval", script],
    "packages/meter-emulator",
  );
  // The check digit is a vector's; 2000-01-02T00:00:00Z is 946,771,200 in Unix seconds.
  expect(imported).toEqual({ status: 0, stdout: "7 946771200", stderr: "" });
  expect(readFileSync("packages/utrn/dist/index.d.ts", "utf8")).toContain("checkDigit");
});
