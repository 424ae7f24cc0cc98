import { expect, test } from "vitest";
import { safeUrl } from "../../packages/http-host/src/safe-url.ts";

test.each([
  ["/v1/codes/73946144332040217315", "/v1/codes/*"],
  ["/v1/codes/7394%206144%203320", "/v1/codes/*"],
  ["/v1/supplier?key=Zk3n0wn-t0-n0b0dy&limit=20", "/v1/supplier?key=*&limit=*"],
  ["/v1/supplier?73946144332040217315", "/v1/supplier?*=*"],
  ["/Zk3n0wn-t0-n0b0dy-but-its-0wner-aaaaaaaaaaaa", "/*"],
  ["/a?b?c=d", "/a?*=*"],
  ["/v1/meters/00-DB-12-34-56-78-90-A0/codes", "/v1/meters/00db1234567890a0/codes"],
])("of %s the log has %s", (url, logged) => {
  expect(safeUrl(url)).toBe(logged);
});

test.each([
  "/",
  "/health/live",
  "/v1/meters/00db1234567890a0/codes/preview",
  "/v1/campaigns/5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10/codes.csv",
  "/v1/key-changes",
  "/docs/static/index.html",
])("%s is logged as it is", (url) => {
  expect(safeUrl(url)).toBe(url);
});
