// Generates src/api/schema.d.ts from the OpenAPI document that the backend publishes.
// With --check nothing is written: the exit code says whether the committed file is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { documentForClient } from "./openapi-document.ts";

const target = new URL("../src/api/schema.d.ts", import.meta.url);
const published = new URL("../../api/openapi.json", import.meta.url);

const header = "// Generated from the OpenAPI document by `npm run generate`. Do not edit.\n\n";
const document = documentForClient(JSON.parse(readFileSync(published, "utf8")));
const generated = header + astToString(await openapiTS(document, { defaultNonNullable: false }));

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== generated) {
    console.error("src/api/schema.d.ts is stale: run `npm run generate` and commit the result.");
    process.exit(1);
  }
  console.log("src/api/schema.d.ts is up to date.");
} else {
  writeFileSync(target, generated);
  console.log("src/api/schema.d.ts written.");
}
