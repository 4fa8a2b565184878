// Generates src/api/schema.d.ts from the OpenAPI document that the backend publishes.
// With --check nothing is written: the exit code says whether the committed file is up to date.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const target = new URL("../src/api/schema.d.ts", import.meta.url);
const published = new URL("../../api/openapi.json", import.meta.url);
const draft = new URL("../openapi-draft.json", import.meta.url);
const source = existsSync(published) ? published : draft;

const header = "// Generated from the OpenAPI document by `npm run generate`. Do not edit.\n\n";
const generated = header + astToString(await openapiTS(source));

if (process.argv.includes("--check")) {
  const committed = existsSync(target) ? readFileSync(target, "utf8") : "";
  if (committed !== generated) {
    console.error("src/api/schema.d.ts is stale: run `npm run generate` and commit the result.");
    process.exit(1);
  }
  console.log("src/api/schema.d.ts is up to date.");
} else {
  writeFileSync(target, generated);
  console.log(`src/api/schema.d.ts written from ${source.pathname.split("/").pop()}.`);
}
