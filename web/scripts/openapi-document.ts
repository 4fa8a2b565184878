// The published OpenAPI document, put into the words that the client's types need.
import type { OpenAPI3, SchemaObject } from "openapi-typescript";

/** Parts that requests may leave incomplete, but that this client always sends, and the server always answers, whole. */
const partsOfMessage = ["MessageContent", "MessageText", "MessageRecipients", "RecipientFilters", "MessageSchedule"];

/** Where `$select` may leave properties out. This client never selects: to it every answer is whole. */
const selected = "Selected_";

/** Changes the document in place and returns it. */
export function documentForClient(document: OpenAPI3): OpenAPI3 {
  wholeAnswers(document);
  for (const name of partsOfMessage) {
    const schema = document.components?.schemas?.[name];
    if (!schema || "$ref" in schema) throw new Error(`The document has no ${name} any more.`);
    alwaysWhole(schema);
  }
  return document;
}

function alwaysWhole(schema: SchemaObject): void {
  if ("properties" in schema && schema.properties) schema.required = Object.keys(schema.properties);
}

function wholeAnswers(document: OpenAPI3): void {
  const place = "#/components/schemas/";
  const paths = JSON.stringify(document.paths).replaceAll(place + selected, place);
  document.paths = JSON.parse(paths) as OpenAPI3["paths"];
  const schemas = document.components?.schemas ?? {};
  for (const name of Object.keys(schemas)) if (name.startsWith(selected)) delete schemas[name];
}
