import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCampaign, untilOver } from "../../support/campaigns.ts";
import { keyOf } from "../../support/keys.ts";
import {
  type Issued,
  issue,
  NOON_SECONDS,
  registration,
  type SupplierRig,
  startRig,
} from "../../support/supplier-rig.ts";

const DAY = 86_400;
const HOME = "00db1234567800a1";
const SHOP = "00db1234567800a2";
const TOP_UP = { type: "top_up", amountPence: 1_000 };
const RESTORE = { type: "restore_supply" };

let rig: SupplierRig;
let ids: Record<string, string>;
let campaignId: string;

/**
 * On the first day a top-up for a home, which is sent, and a long code for a shop, which the shop's
 * meter refuses for good; on the third a campaign of both.
 */
beforeAll(async () => {
  rig = await startRig();
  const home = { ...registration(HOME), fuel: "gas", label: "12 Acacia Avenue", tags: ["north"] };
  await rig.call("POST", "/v1/meters", home);
  await rig.call("POST", "/v1/meters", { ...registration(SHOP), label: "Corner shop" });
  const first = await issue(rig.call, `/v1/meters/${HOME}`, { commands: [TOP_UP] });
  const asked = { commands: [RESTORE, TOP_UP], digits: 40 };
  const second = await issue(rig.call, `/v1/meters/${SHOP}`, asked);
  await rig.call("POST", `/v1/codes/${first.codeId}/sent`, { channel: "sms" });
  await rig.call("POST", `/v1/codes/${second.codeId}/refused`, { reason: "expired" });
  rig.setTime(NOON_SECONDS + 2 * DAY);
  const campaign = { label: "Storm, NORTH", commands: [RESTORE], selection: { everyMeter: true } };
  ({ campaignId } = await makeCampaign(rig.call, campaign));
  await untilOver(rig.url(), campaignId);
  const of = await rig.call("GET", `/v1/campaigns/${campaignId}/codes`);
  const [ofHome, ofShop] = (of.body as { items: Issued[] }).items;
  ids = Object.fromEntries(
    Object.entries({ first, second, ofHome, ofShop }).map(([name, it]) => [it?.codeId, name]),
  );
});
afterAll(() => rig.remove());

interface Page {
  readonly items: readonly { readonly codeId: string; readonly code: string | null }[];
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly nextCursor: string | null;
}

async function list(path: string, call = rig.call): Promise<Page> {
  const { status, body } = await call("GET", path);
  expect(status).toBe(200);
  return body as Page;
}

const namesOf = (page: Page) => page.items.map(({ codeId }) => ids[codeId]).toSorted();

test.each([
  ["", ["first", "ofHome", "ofShop", "second"]],
  ["status=sent", ["first"]],
  ["status=sent&status=refused", ["first", "second"]],
  ["isOpen=true", ["first", "ofHome", "ofShop"]],
  ["isOpen=false", ["second"]],
  ["command=top_up", ["first", "second"]],
  ["command=restore_supply&digits=40", ["second"]],
  ["refusal=expired&refusal=too_old", ["second"]],
  ["from=2026-11-25", ["ofHome", "ofShop"]],
  ["to=2026-11-25", ["first", "second"]],
  ["from=2026-11-24&to=2026-11-24", ["first", "second"]],
  ["tag=north", ["first", "ofHome"]],
  ["fuel=electricity", ["ofShop", "second"]],
  ["label=ACACIA&status=issued", ["ofHome"]],
  [`meterId=${SHOP}`, ["ofShop", "second"]],
  ["status=void", []],
])("codes of all meters are found by %s", async (query, names) => {
  const page = await list(`/v1/codes?${query}`);
  expect(namesOf(page)).toEqual(names);
  const { total, totalIsExact } = page;
  expect([total, totalIsExact]).toEqual([names.length, true]);
});

test("codes are found by their campaign, and read a page at a time, the newest first", async () => {
  expect(namesOf(await list(`/v1/codes?campaignId=${campaignId}`))).toEqual(["ofHome", "ofShop"]);
  const first = await list("/v1/codes?limit=3&status=issued&status=sent&status=refused");
  expect(first).toMatchObject({ total: 4, totalIsExact: true });
  const rest = await list(`/v1/codes?limit=3&cursor=${first.nextCursor}`);
  expect([...first.items, ...rest.items].map(({ codeId }) => codeId)).toEqual(
    (await list("/v1/codes")).items.map(({ codeId }) => codeId),
  );
  expect(rest.nextCursor).toBeNull();
});

test.each([
  ["isOpen=true&command=top_up", []],
  ["status=issued&status=refused", ["ofShop", "second"]],
  ["to=2026-11-24", ["second"]],
])("a meter's codes are found by %s", async (query, names) => {
  const page = await list(`/v1/meters/${SHOP}/codes?${query}`);
  expect(namesOf(page)).toEqual(names);
  expect(page.total).toBe(names.length);
});

test("a campaign's codes are found by several statuses", async () => {
  const path = `/v1/campaigns/${campaignId}/codes`;
  expect(await list(`${path}?status=sent&status=issued&limit=1`)).toMatchObject({
    items: [{ meterId: HOME }],
    nextCursor: HOME,
    total: 2,
  });
  expect(await list(`${path}?status=sent`)).toMatchObject({ items: [], total: 0 });
});

test.each([
  ["", 1],
  ["label=storm", 1],
  ["label=snow", 0],
  ["status=done&status=cancelled", 1],
  ["status=running", 0],
  ["command=restore_supply&command=top_up", 1],
  ["command=top_up", 0],
  ["from=2026-11-26&to=2026-11-26", 1],
  ["to=2026-11-25", 0],
  ["tag=north", 0],
  ["fuel=gas", 0],
])("campaigns are found by %s", async (query, total) => {
  const page = await list(`/v1/campaigns?${query}`);
  expect([page.items.length, page.total, page.totalIsExact]).toEqual([total, total, true]);
});

test.each(["status=open", "status=awaiting_approval", "colour=red", "from=soon", "digits=30"])(
  "%s is refused by name",
  async (query) => {
    const { status, body } = await rig.call("GET", `/v1/codes?${query}`);
    const field = expect.stringMatching(new RegExp(`^${query.split("=")[0]}`));
    expect([status, body]).toMatchObject([400, { code: "invalid_request", field }]);
  },
);

test("a key that sees no digits lists codes without them", async () => {
  const reader = await keyOf(rig, "reader");
  const { items } = await list("/v1/codes", reader.call);
  expect(items).toHaveLength(4);
  expect(items.every((code) => code.code === null && "digitsHidden" in code)).toBe(true);
});

test("requests for approval are found by kind and by several statuses", async () => {
  await rig.call("PUT", "/v1/approval-line", { commands: ["set_credit"], amountPenceAbove: null });
  await rig.call("POST", `/v1/meters/${HOME}/codes`, {
    commands: [{ ...TOP_UP, type: "set_credit" }],
  });
  const totals = async (query: string) => (await list(`/v1/approvals?${query}`)).total;
  expect(await totals("kind=code&status=awaiting&status=approved")).toBe(1);
  expect(await totals("kind=campaign&kind=limits")).toBe(0);
  expect(await totals("status=rejected")).toBe(0);
});
