// The published OpenAPI document, put into the words that the client's types need.
import type { OpenAPI3, SchemaObject } from "openapi-typescript";

/** Parts that requests may leave incomplete, but that this client always sends, and the server always answers, whole. */
const partsOfMessage = ["MessageContent", "MessageText", "MessageRecipients", "RecipientFilters", "MessageSchedule"];

/** Changes the document in place and returns it. */
export function documentForClient(document: OpenAPI3): OpenAPI3 {
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
