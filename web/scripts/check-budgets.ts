// Checks that the scripts which a first visit loads stay within their budgets (gzip, bytes).
import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const budgets = { "index.html": 200 * 1024, "admin/index.html": 500 * 1024 };

/** The module of a page, what it preloads, and everything that those import statically. */
function firstLoad(page: string): Set<string> {
  const html = readFileSync(new URL(page, dist), "utf8");
  const waiting = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] as string);
  const files = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    const code = readFileSync(new URL(file, dist), "utf8");
    for (const match of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      waiting.push(`assets/${match[1]}`);
  }
  return files;
}

/** The largest set of texts of one language: it is loaded on every first visit too. */
function textBytes(page: string, loaded: Set<string>): number {
  const name = page.startsWith("admin") ? "console" : "portal";
  const code = [...loaded].map((file) => readFileSync(new URL(file, dist), "utf8")).join("\n");
  const candidates = [...code.matchAll(new RegExp(`import\\(["'\`]\\./(${name}-[^"'\`]+\\.js)`, "g"))];
  return Math.max(0, ...candidates.map((match) => gzipped(`assets/${match[1]}`)));
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
}

if (!existsSync(new URL("index.html", dist))) {
  console.log("No dist: budgets are checked after `npm run build`.");
} else {
  let failed = false;
  for (const [page, budget] of Object.entries(budgets)) {
    const files = firstLoad(page);
    const bytes = [...files].reduce((sum, file) => sum + gzipped(file), 0) + textBytes(page, files);
    const fits = bytes <= budget;
    failed ||= !fits;
    console.log(
      `${fits ? "ok " : "BAD"} ${page}: ${(bytes / 1024).toFixed(1)} KiB of ${budget / 1024} KiB (${files.size} files)`,
    );
  }
  if (failed) process.exit(1);
}
