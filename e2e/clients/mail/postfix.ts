// A private Postfix: the mail server that most relays are. It demands TLS, puts mail into folders of a temporary
// directory, and sends nothing anywhere.
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../server/free-port.ts";
import { MissingRequirement } from "../../server/requirements.ts";

const run = (...words: [string, ...string[]]) =>
  execFileSync(words[0], words.slice(1), { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** The number of an account of this machine. */
const accountNumber = (name: string, what: "-u" | "-g") => Number(run("id", what, name).trim());

/** A certificate for `localhost`, and that of the authority that signed it. */
function certificate(folder: string): { own: string; key: string; authority: string } {
  const at = (name: string) => join(folder, name);
  const [authority, authorityKey, own, key, request] = ["ca.pem", "ca.key", "own.pem", "own.key", "own.csr"].map(at);
  if (!authority || !authorityKey || !own || !key || !request) throw new Error("five names");
  const fresh = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  run("openssl", "req", "-x509", ...fresh, "-days", "1", "-subj", "/CN=Tests", "-keyout", authorityKey, "-out", authority);
  run("openssl", "req", "-new", ...fresh, "-subj", "/CN=localhost", "-keyout", key, "-out", request);
  const extensions = at("own.ext");
  writeFileSync(extensions, "subjectAltName=DNS:localhost\nbasicConstraints=critical,CA:FALSE\n");
  const signing = ["-CA", authority, "-CAkey", authorityKey, "-CAcreateserial", "-days", "1", "-extfile", extensions];
  run("openssl", "x509", "-req", "-in", request, "-out", own, ...signing);
  return { own, key, authority };
}

export class Postfix {
  readonly port: number;
  /** What clients have to trust. */
  readonly authority: string;
  private readonly folder: string;

  private constructor(folder: string, port: number, authority: string) {
    this.folder = folder;
    this.port = port;
    this.authority = authority;
  }

  /** In a folder of its own, which others may enter. Needs root, as Postfix does. */
  static async open(folder: string, domain: string): Promise<Postfix> {
    if (!existsSync("/usr/sbin/postfix") || process.getuid?.() !== 0)
      throw new MissingRequirement("Postfix, and root to start it", "scripts/install.sh packages");
    const port = await freePort();
    const { own, key, authority } = certificate(folder);
    const [user, group] = [accountNumber("postfix", "-u"), accountNumber("postfix", "-g")];
    chmodSync(folder, 0o755);
    for (const name of ["config", "queue", "data", "boxes"]) mkdirSync(join(folder, name));
    for (const name of ["data", "boxes"]) chownSync(join(folder, name), user, group);
    const main = {
      compatibility_level: "3.6",
      queue_directory: join(folder, "queue"),
      data_directory: join(folder, "data"),
      maillog_file: join(folder, "data", "log"),
      maillog_file_prefixes: folder,
      myhostname: "relay.test",
      mydestination: "",
      inet_interfaces: "127.0.0.1",
      inet_protocols: "ipv4",
      mynetworks: "127.0.0.0/8",
      default_transport: "error:this relay sends nothing anywhere",
      virtual_mailbox_domains: domain,
      virtual_mailbox_base: join(folder, "boxes"),
      virtual_mailbox_maps: "static:all/",
      virtual_uid_maps: `static:${user}`,
      virtual_gid_maps: `static:${group}`,
      virtual_minimum_uid: "1",
      smtpd_tls_security_level: "encrypt",
      smtpd_tls_cert_file: own,
      smtpd_tls_key_file: key,
      smtpd_client_connection_rate_limit: "0",
    };
    const lines = Object.entries(main).map(([name, value]) => `${name} = ${value}`);
    writeFileSync(join(folder, "config", "main.cf"), `${lines.join("\n")}\n`);
    writeFileSync(join(folder, "config", "master.cf"), services(port));
    run("postfix", "-c", join(folder, "config"), "start");
    return new Postfix(folder, port, authority);
  }

  /** The next so many mails, as they stand in the folder. */
  async next(count: number): Promise<string[]> {
    const box = join(this.folder, "boxes", "all", "new");
    for (let turn = 0; ; turn++) {
      const files = existsSync(box) ? readdirSync(box).sort() : [];
      if (files.length >= count) {
        const mails = files.map((name) => readFileSync(join(box, name), "utf8"));
        for (const name of files) rmSync(join(box, name));
        return mails;
      }
      if (turn > 600) throw new Error(`${files.length} of ${count} mails came: ${this.log()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  log(): string {
    return readFileSync(join(this.folder, "data", "log"), "utf8");
  }

  close(): void {
    run("postfix", "-c", join(this.folder, "config"), "stop");
  }
}

/** What the master process runs: Debian's own list, with the door on another port, and no jails. */
function services(port: number): string {
  return [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    "pickup unix n - n 60 1 pickup",
    "cleanup unix n - n - 0 cleanup",
    "qmgr unix n - n 300 1 qmgr",
    "tlsmgr unix - - n 1000? 1 tlsmgr",
    "rewrite unix - - n - - trivial-rewrite",
    "bounce unix - - n - 0 bounce",
    "defer unix - - n - 0 bounce",
    "trace unix - - n - 0 bounce",
    "verify unix - - n - 1 verify",
    "flush unix n - n 1000? 0 flush",
    "proxymap unix - - n - - proxymap",
    "error unix - - n - - error",
    "retry unix - - n - - error",
    "discard unix - - n - - discard",
    "virtual unix - n n - - virtual",
    "anvil unix - - n - 1 anvil",
    "scache unix - - n - 1 scache",
    "postlog unix-dgram n - n - 1 postlogd",
    "",
  ].join("\n");
}
