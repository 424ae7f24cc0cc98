import { buildPage, type PageSource } from "@utrn-lab/http-host";

/** The page of the bench. */
export const BENCH_PAGE: PageSource = {
  root: "apps/bench/page",
  built: "apps/bench/dist/page",
  packages: ["packages/utrn", "packages/client", "packages/page-parts"],
  name: "The page of the bench",
};

if (import.meta.main) await buildPage(BENCH_PAGE);
