import { expect, test } from "vitest";
import { isEui, isInstallCode } from "../../apps/bench/page/src/meters/form-checks.ts";
import { meterOf, problemsOf } from "../../apps/bench/page/src/meters/meter-form.ts";

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, typed] of Object.entries(fields)) form.set(name, typed);
  return form;
}

test("every wrong field of a meter's form is told at once, in its own words", () => {
  const wrong = problemsOf(
    formOf({
      meterId: "00db12",
      meterBalance: "a lot",
      emergencyLimit: "-5",
      installCodes: "00db1234000000aa 83fed3407a93\n00db1234000000ab",
      more: '{"debt": ',
    }),
  );
  expect(wrong.map(({ field }) => field)).toEqual([
    "meterId",
    "meterBalance",
    "emergencyLimit",
    "installCodes",
    "more",
  ]);
  expect(wrong[3]?.message).toContain("Line 2 must be the EUI-64 of a device");
  expect(wrong[4]?.message).toContain("This is not JSON");
  for (const { message } of wrong) expect(message).not.toMatch(/settings\.|\^\[/);
});

test("a form that is empty is well, and an empty line of install codes is none", () => {
  expect(problemsOf(formOf({}))).toEqual([]);
  const form = formOf({
    fuel: "gas",
    clock: "manual",
    installCodes: "\n 00DB1234000000AA 83FED3407A93\n",
  });
  expect(problemsOf(form)).toEqual([]);
  expect(meterOf(form)).toMatchObject({ installCodes: { "00db1234000000aa": "83fed3407a93" } });
});

test.each([["[]"], ["7"], ["null"], ['"text"']])("more settings of %s are no object", (more) => {
  expect(problemsOf(formOf({ more }))).toEqual([
    { field: "more", message: expect.stringContaining("This must be an object") },
  ]);
});

test.each([
  ["00db1234567890a1", true],
  ["00DB 1234 5678 90A1", true],
  ["00:db:12:34:56:78:90:a1", true],
  ["00-DB-12-34-56-78-90-A1", true],
  ["00db1234567890a", false],
  ["00db1234567890a11", false],
  ["00db1234567890ag", false],
  ["", false],
])("%j is an EUI-64: %j", (typed, isOne) => {
  expect(isEui(typed)).toBe(isOne);
  const problems = problemsOf(formOf({ meterId: typed }));
  expect(problems.length).toBe(isOne || typed === "" ? 0 : 1);
});

test.each([
  ["83fed3407a93", true],
  ["83FE D340 7A93 9723 A5C6 39B2 6916 D505", true],
  ["83fed3407a9", false],
  ["83fed3407a939", false],
  ["83fed3407a939723a5c639b26916d505aa", false],
])("%j is an install code: %j", (typed, isOne) => {
  expect(isInstallCode(typed)).toBe(isOne);
});
