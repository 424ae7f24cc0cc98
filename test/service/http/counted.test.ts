import { expect, test } from "vitest";
import { counted } from "../../../apps/supplier-service/src/http/schemas/common.ts";

const PAGE = { items: ["one", "two"], nextCursor: null };

/** What a page says where there are so many, and none of them need to be made. */
async function said(all: number, isFirst: boolean) {
  const of = { ...PAGE, nextCursor: "more" };
  const { total, totalIsExact } = await counted(of, isFirst, async (most) => Math.min(all, most));
  return [total, totalIsExact];
}

test("a total is exact up to 10,000, and says so where there are more", async () => {
  expect(await said(9_999, true)).toEqual([9_999, true]);
  expect(await said(10_000, true)).toEqual([10_000, true]);
  expect(await said(10_001, false)).toEqual([10_000, false]);
  expect(await said(1_000_000, true)).toEqual([10_000, false]);
});

test("the only page has them all, and nothing is counted", async () => {
  const count = async () => Promise.reject(new Error("counted"));
  expect(await counted(PAGE, true, count)).toEqual({ ...PAGE, total: 2, totalIsExact: true });
});
