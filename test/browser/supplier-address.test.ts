import { expect, test } from "vitest";
import { addressFrom } from "../../apps/bench/page/src/setup/supplier-address.ts";

test.each([
  ["http://127.0.0.1:3000", "127.0.0.1", "http://127.0.0.1:3000"],
  ["http://127.0.0.1:3000", "localhost", "http://127.0.0.1:3000"],
  ["http://127.0.0.1:3120", "192.0.2.7", "http://192.0.2.7:3120"],
  ["http://[::1]:3000", "bench.example", "http://bench.example:3000"],
  ["https://supplier.example", "192.0.2.7", "https://supplier.example"],
])("a service at %s is for a page of %s at %s", (told, pageHost, address) => {
  expect(addressFrom(told, pageHost)).toBe(address);
});
