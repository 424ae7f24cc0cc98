import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page is one bundle beside the host that serves it; nothing is fetched from elsewhere. */
export default defineConfig({
  root: here("page"),
  plugins: [react()],
  // The rules that page and meter share are read from their source, as the host reads them.
  resolve: { conditions: ["@utrn-lab/source", ...defaultClientConditions] },
  // The same page whoever builds it: a test run, which sets NODE_ENV, would get React's development
  // build.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  oxc: { jsx: { development: false } },
  build: { outDir: here("dist/page"), emptyOutDir: true },
});
