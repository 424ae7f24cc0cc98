import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page is one bundle beside the host that serves it; nothing is fetched from elsewhere. */
export default defineConfig({
  root: here("web"),
  plugins: [react()],
  build: { outDir: here("dist/web"), emptyOutDir: true },
});
