import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { mockPlugin } from "./mock/vite-plugin.ts";

/** Address of a running `beffroi serve`, used by `npm run dev`. */
const backend = process.env.BEFFROI_URL ?? "http://127.0.0.1:8080";

/** Every address of the console is answered with its page, as the server does. */
const consolePages: Plugin = {
  name: "console-pages",
  configureServer({ middlewares }) {
    middlewares.use((request, _, next) => {
      const path = request.url?.split("?")[0] ?? "";
      if (path.startsWith("/admin/") && !path.includes(".")) request.url = "/admin/index.html";
      next();
    });
  },
};

export default defineConfig(({ mode }) => ({
  plugins: [react(), consolePages, ...(mode === "mock" ? [mockPlugin()] : [])],
  build: {
    target: "es2023",
    // Asset names carry a content hash, so the server may send them as immutable.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { portal: "index.html", console: "admin/index.html" } },
  },
  server: {
    port: 5173,
    ...(mode === "mock"
      ? {}
      : {
          proxy: {
            "/identity": backend,
            "/v1.0": backend,
            "/beta": backend,
            "/live": { target: backend, ws: true },
          },
        }),
  },
}));
