// Other people's programs, unmodified, against the real server over TLS. Each gets a server of its own.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { MissingRequirement } from "../server/requirements.ts";
import { administrator, domain, password, Server } from "../server/server.ts";

const here = (path: string) => new URL(path, import.meta.url).pathname;

/** What the programs may do: everything that they try. */
const permissions = [
  "Organization.ReadWrite.All",
  "User.ReadWrite.All",
  "Group.ReadWrite.All",
  "DeviceManagementManagedDevices.ReadWrite.All",
  "DeviceManagementManagedDevices.PrivilegedOperations.All",
  "DeviceManagementServiceConfig.ReadWrite.All",
  "LicenseAssignment.ReadWrite.All",
  "RoleManagement.ReadWrite.Directory",
  "AuditLog.Read.All",
  "Application.ReadWrite.All",
];

/** Runs a program to its end; fails with what it said unless it ended well. */
async function run(server: Server, command: string, words: readonly string[], folder: string): Promise<void> {
  const { tenantId, clientId, clientSecret } = server.application;
  const child = spawn(command, words, {
    cwd: folder,
    env: {
      ...process.env,
      BEFFROI_URL: server.url,
      BEFFROI_TENANT: tenantId,
      BEFFROI_CLIENT_ID: clientId,
      BEFFROI_CLIENT_SECRET: clientSecret,
      BEFFROI_ADMINISTRATOR: administrator,
      BEFFROI_PASSWORD: password,
      BEFFROI_DOMAIN: domain,
      // The certificate authority that Python, Node and Rust trust.
      REQUESTS_CA_BUNDLE: server.authority,
      SSL_CERT_FILE: server.authority,
      NODE_EXTRA_CA_CERTS: server.authority,
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONWARNINGS: "ignore",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const pipe of [child.stdout, child.stderr]) pipe.on("data", (part) => said.push(String(part)));
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")} ended with ${status}:\n${said.join("")}`);
  console.log(said.join("").trim());
}

async function against(command: string, words: readonly string[], folder: string): Promise<void> {
  const server = await Server.start({
    tls: true,
    permissions,
    callsThisMachine: true,
    environment: { BEFFROI_PUSH_SERVICE: "true" },
  });
  try {
    await run(server, command, words, folder);
  } finally {
    await server.stop();
  }
}

function python(): string {
  const path = here("python/.venv/bin/python");
  if (existsSync(path)) return path;
  throw new MissingRequirement("Microsoft's libraries for Python", "scripts/install.sh clients");
}

test("Python: msal, azure-identity, msgraph-sdk, msgraph-beta-sdk, pywebpush and Prosody", () =>
  against(python(), ["-m", "unittest", "discover", "-v"], here("python")));

function rust(): string {
  const path = resolve(process.env.CARGO_TARGET_DIR ?? here("../../target"), "clients/debug/graph-client");
  if (existsSync(path)) return path;
  throw new MissingRequirement("the Rust client", "scripts/install.sh clients");
}

test("Rust: graph-rs-sdk", () => against(rust(), [], here("rust")));

test("Node: @azure/identity and @microsoft/microsoft-graph-client", () =>
  against(process.execPath, [here("node/graph.ts")], here("node")));
