// The published OpenAPI document, put into the words that the client's types need.
import type { OpenAPI3, OperationObject, ParameterObject, SchemaObject } from "openapi-typescript";

const listOptions: ParameterObject[] = [
  option("$top", "integer"),
  option("$skiptoken", "string"),
  option("$filter", "string"),
  option("$search", "string"),
  option("$orderby", "string"),
  option("$select", "string"),
  option("$count", "boolean"),
];
const ifMatch: ParameterObject = { name: "If-Match", in: "header", required: false, schema: { type: "string" } };
const exportOptions = listOptions.filter(({ name }) => name === "$filter" || name === "$search");
/** Parts that requests may leave incomplete, but that this client always sends, and the server always answers, whole. */
const partsOfMessage = new Set([
  "MessageContent",
  "MessageText",
  "MessageRecipients",
  "RecipientFilters",
  "MessageSchedule",
]);
const methods = ["get", "post", "patch", "delete"] as const;

/** Changes the document in place and returns it. Whatever it already says itself stays. */
export function documentForClient(document: OpenAPI3): OpenAPI3 {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if ("$ref" in item) continue;
    for (const method of methods) {
      const operation = item[method];
      if (operation && !("$ref" in operation)) describe(operation, optionsOf(path, method, operation));
    }
  }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if ("$ref" in schema) continue;
    if (/^(Message|ShowingEventType)/.test(name)) nameAsSent(schema);
    if (partsOfMessage.has(name)) alwaysWhole(schema);
  }
  return document;
}

function option(name: string, type: "integer" | "string" | "boolean"): ParameterObject {
  return { name, in: "query", required: false, schema: { type } };
}

/** What the server takes here, apart from what the document says. */
function optionsOf(path: string, method: (typeof methods)[number], operation: OperationObject): ParameterObject[] {
  if (method === "patch") return [ifMatch];
  if (path.endsWith("/export")) return exportOptions;
  return answersList(operation) ? listOptions : [];
}

function describe(operation: OperationObject, options: ParameterObject[]): void {
  // Calls go by path; the ids are only unique within a feature.
  delete operation.operationId;
  const said = new Set(operation.parameters?.map((one) => ("name" in one ? one.name : one.$ref)));
  const added = options.filter(({ name }) => !said.has(name));
  if (added.length > 0) operation.parameters = [...(operation.parameters ?? []), ...added];
}

function answersList(operation: OperationObject): boolean {
  return JSON.stringify(operation.responses?.["200"] ?? "").includes("/schemas/Collection_");
}

/** The document names variants as the server's source does; in JSON they begin with a small letter. */
function nameAsSent(schema: SchemaObject): void {
  schema.enum = schema.enum?.map((word) =>
    typeof word === "string" ? word.charAt(0).toLowerCase() + word.slice(1) : word,
  );
}

function alwaysWhole(schema: SchemaObject): void {
  if ("properties" in schema && schema.properties) schema.required = Object.keys(schema.properties);
}
