// A program of somebody else's, as a person's browser sees it: it is sent back to with a code.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Api } from "./api.ts";
import { administrator, type Server } from "./server.ts";

const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

export class Program {
  readonly origin: string;
  readonly id: string;
  private readonly listener: HttpServer;
  private readonly server: Server;

  private constructor(server: Server, listener: HttpServer, origin: string, id: string) {
    this.server = server;
    this.listener = listener;
    this.origin = origin;
    this.id = id;
  }

  /** Registers it by an administrator, and listens where people are sent back to. */
  static async start(server: Server, displayName: string): Promise<Program> {
    const listener = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><html lang=en><title>Back</title><h1>Back at the program</h1></html>");
    });
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    const origin = `http://localhost:${(listener.address() as AddressInfo).port}`;
    const desk = await Api.asPerson(server, administrator);
    const { appId } = await desk.post<{ appId: string }>("/v1.0/applications", {
      displayName,
      isFallbackPublicClient: true,
      publicClient: { redirectUris: ["http://localhost/back"] },
      permissions: ["User.Read.All", "Group.Read.All"],
    });
    return new Program(server, listener, origin, appId);
  }

  /** Where it sends a browser. */
  address(scope: string): string {
    const query = new URLSearchParams({
      client_id: this.id,
      response_type: "code",
      redirect_uri: `${this.origin}/back`,
      scope,
      state: "here",
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    });
    return `${this.path}/authorize?${query}`;
  }

  /** Begins to wait for a code to be typed elsewhere; the code. */
  async showCode(scope: string): Promise<string> {
    const answer = await fetch(`${this.path}/devicecode`, {
      method: "POST",
      body: new URLSearchParams({ client_id: this.id, scope }),
    });
    const { user_code } = (await answer.json()) as { user_code: string };
    return user_code;
  }

  /** What the token endpoint answers for a code. */
  async redeem(code: string): Promise<{ scope?: string; error?: string }> {
    const answer = await fetch(`${this.path}/token`, {
      method: "POST",
      body: new URLSearchParams({
        client_id: this.id,
        grant_type: "authorization_code",
        code,
        redirect_uri: `${this.origin}/back`,
        code_verifier: verifier,
      }),
    });
    return (await answer.json()) as { scope?: string; error?: string };
  }

  async stop(): Promise<void> {
    this.listener.closeAllConnections();
    this.listener.close();
    await once(this.listener, "close");
  }

  private get path(): string {
    return `${this.server.url}/${this.server.application.tenantId}/oauth2/v2.0`;
  }
}
