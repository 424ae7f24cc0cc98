import { resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { DESKTOP, PHONE } from "../support/bench-page.ts";
import { consoleForFile } from "../support/console-rig.ts";
import { METER_ID } from "../support/parties.ts";
import { differenceFrom, keepPicture } from "../support/picture.ts";
import { API_KEY, issue, register, shown } from "../support/supplier-rig.ts";

/** As of the bench's page: fonts differ between machines, and a panel that is gone is seen. */
const TOLERANCE = 0.06;

// A lab goes by the time of the rig: what a page says of days does not change with the calendar.
const rig = consoleForFile({ LAB: "1" });

let codeId = "";
beforeAll(async () => {
  const { call } = rig.supplier;
  const path = await register(call, METER_ID);
  await call("PATCH", path, { label: "12 Mill Lane", tags: ["north", "no-wan"] });
  await issue(call, path, { commands: [{ type: "top_up", amountPence: 1_000 }] });
  await call("POST", `${path}/confirmations`, { code: shown({ utrnCounter: 1 }) });
  const storm = [{ type: "suspend_disconnection", until: "2026-11-30" }];
  ({ codeId } = await issue(call, path, { commands: storm, note: "Snow storm" }));
  await call("POST", `/v1/codes/${codeId}/sent`, { channel: "sms" });
});

/** Each main view: its address, and what stands in it once it is whole. */
const VIEWS = [
  ["find", "/", "Find a meter or a code"],
  ["meter", `/meters/${METER_ID}`, "confirmed"],
  ["make-code", `/meters/${METER_ID}/code`, "Top-up"],
  ["new-campaign", "/campaigns/new", "Which meters"],
  ["approvals", "/approvals", "Nothing waits"],
  ["meters", "/meters", "1 meter"],
  ["access", "/access", "Limits of what a role issues"],
  ["audit", "/audit", "When (UTC)"],
  ["reconciliation", "/reconciliation", "Issued against applied"],
] as const;

const LOOKS = [
  ["light", DESKTOP, "light"],
  ["dark", DESKTOP, "dark"],
  ["phone", PHONE, "light"],
] as const;

test.each(LOOKS)("each view looks as it did: %s", async (look, screen, colorScheme) => {
  const { page, problems } = await rig.open("/", API_KEY, { ...screen, colorScheme });
  const code = ["code", `/codes/${codeId}`, "Snow storm"] as const;
  for (const [name, path, text] of [...VIEWS, code]) {
    await page.goto(`${rig.supplier.url()}/#${path}`);
    await page.getByRole("main").getByText(text).first().waitFor();
    await page.evaluate("window.scrollTo(0, 0)");
    const picture = resolve(import.meta.dirname, "pictures", look, `console-${name}.png`);
    const screenshot = await page.screenshot({ animations: "disabled", caret: "hide" });
    keepPicture(picture, screenshot);
    expect.soft(differenceFrom(picture, screenshot), name).toBeLessThan(TOLERANCE);
    const sideways = "document.documentElement.scrollWidth - innerWidth";
    expect.soft(await page.evaluate(sideways), `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  expect(problems).toEqual([]);
});
