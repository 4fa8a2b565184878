// What the server's sources say to people: read by a test, so that nothing new stays without a translation.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const crates = new URL("../../../crates/", import.meta.url).pathname;

interface Source {
  path: string;
  /** Without comments, and without the tests at its end. */
  code: string;
}

/** The Rust sources of the product: no tests, and nothing that exists for tests only. */
function sources(): Source[] {
  return readdirSync(crates, { recursive: true, encoding: "utf8" })
    .filter((path) => /^(?!testkit\/)[^/]+\/src\/.*(?<!tests)\.rs$/.test(path))
    .map((path) => {
      const text = readFileSync(join(crates, path), "utf8").split("#[cfg(test)]")[0] ?? "";
      return { path, code: text.replaceAll(/^\s*\/\/.*$/gm, "") };
    });
}

function everyMatch(pattern: RegExp, where: (source: Source) => boolean = () => true): string[] {
  const found = sources()
    .filter(where)
    .flatMap(({ code }) => [...code.matchAll(pattern)].map((match) => match[1] ?? ""));
  return [...new Set(found)].sort();
}

/** The built-in roles by id. */
export function builtInRoles(): Record<string, { name: string; description: string }> {
  const [source] = sources().filter(({ path }) => path === "directory/src/role/builtin.rs");
  const code = source?.code ?? "";
  const constants = Object.fromEntries(
    [...code.matchAll(/const (\w+): Uuid = uuid!\("([^"]+)"\)/g)].map(([, name, id]) => [name, id]),
  );
  const roles = code.matchAll(
    /BuiltIn \{\s*id: (?:uuid!\("([^"]+)"\)|(\w+)),\s*display_name: "([^"]+)",\s*description: "([^"]+)"/g,
  );
  return Object.fromEntries(
    [...roles].map(([, id, constant, name = "", description = ""]) => [
      id ?? constants[constant ?? ""] ?? constant,
      { name, description },
    ]),
  );
}

/** What audit records say was done: sentences without an end, in files that write records. */
export function auditActivities(): string[] {
  const writesRecords = ({ path, code }: Source) =>
    /\bEntry\b|\bby\(|\blet activity\b/.test(code) && !path.includes("/import/");
  return everyMatch(/"([A-Z][a-z]+(?: [a-z]+){1,4})"/g, writesRecords);
}

/** What parts of the product audit records name. */
export function auditCategories(): string[] {
  const named = everyMatch(/const (?:CATEGORY|SIGN_IN): &str = "(\w+)"/g);
  const inPlace = everyMatch(/\bEntry::(?:by|new)\([^")]*?"(\w+)"/g);
  return [...new Set([...named, ...inPlace])].sort();
}

/** Codes of refusals. */
export function refusalCodes(): string[] {
  const codes = [
    /Failure::new\(\s*[^,]+,\s*"(\w+)"/g,
    /Self::new\(\s*Kind::\w+,\s*"(\w+)"/g,
    /(?:Failure|Self)::conflict\(\s*"(\w+)"/g,
    /"(Request_\w+)"/g,
  ].flatMap((pattern) => everyMatch(pattern));
  // A code that is compared with elsewhere has a name.
  const named = everyMatch(/Failure::new\(\s*[^,]+,\s*([A-Z_]+)\b/g).flatMap((name) =>
    everyMatch(new RegExp(`const ${name}: &str = "(\\w+)"`, "g")),
  );
  return [...new Set([...codes, ...named])].sort();
}

/** Everything in quotation marks, for whoever looks for a sentence. */
export function everyText(): string {
  return sources()
    .map(({ code }) => code)
    .join("\n");
}
