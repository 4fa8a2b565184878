// What the journeys need beside npm packages. Whatever is missing is named with the way to get it.
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** Something that has to be installed first. */
export class MissingRequirement extends Error {
  constructor(what: string, remedy: string) {
    super(`missing: ${what}\n         ${remedy}`);
    this.name = "MissingRequirement";
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(command: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

/** The program under test: BEFFROI_BINARY, or the development build. */
export function beffroiBinary(): string {
  const path = resolve(process.env.BEFFROI_BINARY ?? new URL("../../target/debug/beffroi", import.meta.url).pathname);
  if (isExecutable(path)) return path;
  throw new MissingRequirement(`the program ${path}`, "cargo build, or set BEFFROI_BINARY to another one");
}

/** The browser: CHROMIUM, or the first one on the PATH. */
export function chromiumBinary(): string {
  const named = process.env.CHROMIUM;
  const found = named ? [named].find(isExecutable) : (onPath("chromium") ?? onPath("chromium-browser"));
  if (found) return found;
  throw new MissingRequirement(
    named ? `the browser ${named} (CHROMIUM)` : "Chromium (chromium on the PATH)",
    "Debian and Ubuntu: apt-get install chromium; or set CHROMIUM to the path of a Chromium or Chrome",
  );
}

/** The other browser: FIREFOX, or the first one on the PATH. */
export function firefoxBinary(): string {
  const named = process.env.FIREFOX;
  const found = named ? [named].find(isExecutable) : (onPath("firefox-esr") ?? onPath("firefox"));
  if (found) return found;
  throw new MissingRequirement(
    named ? `the browser ${named} (FIREFOX)` : "Firefox (firefox-esr on the PATH)",
    "Debian: apt-get install firefox-esr xvfb dbus dunst; or set FIREFOX to the path of a Firefox",
  );
}

/** The folders in which distributions keep libfaketime; the middle one varies with the processor. */
function libraryFolders(): string[] {
  const roots = ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib"];
  const below = roots.filter(existsSync).flatMap((root) =>
    readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(root, entry.name)),
  );
  return [...roots, ...below].flatMap((folder) => [folder, join(folder, "faketime")]);
}

/** The library that moves the server's clock, in its variant for programs with threads. */
export function faketimeLibrary(): string {
  const named = process.env.LIBFAKETIME;
  const candidates = named ? [named] : libraryFolders().map((folder) => join(folder, "libfaketimeMT.so.1"));
  const found = candidates.find((path) => existsSync(path));
  if (found) return found;
  throw new MissingRequirement(
    "libfaketime (libfaketimeMT.so.1), which moves the server's clock",
    "Debian and Ubuntu: apt-get install faketime; or set LIBFAKETIME to the path of the library",
  );
}
