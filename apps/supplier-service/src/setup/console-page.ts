import { buildPage, type PageSource } from "@utrn-lab/http-host";

/** The operator's console. */
export const CONSOLE_PAGE: PageSource = {
  root: "apps/console",
  built: "apps/console/dist",
  packages: ["packages/utrn", "packages/client", "packages/page-parts"],
  name: "The operator's console",
};

if (import.meta.main) await buildPage(CONSOLE_PAGE);
