// Another company's identity provider: npm's oidc-provider with its own pages, on a free port of this machine.
import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider as OidcProvider } from "oidc-provider";

/** Somebody who is known there. */
export interface Identity {
  /** Their name there, which never changes. */
  subject: string;
  mail: string;
  mailIsVerified: boolean;
}

export const client = { id: "beffroi", secret: "a-secret-of-two-servers" } as const;

/** Knows one program, the server under test, and the people that it is told of. */
export class Provider {
  /** Its address. Another site than the server's, which is called by its number. */
  readonly issuer: string;
  /** The refusals that it gave programs: their codes. */
  readonly refusals: string[] = [];
  private readonly listener: Server;
  private readonly known: readonly Identity[];

  private constructor(listener: Server, known: readonly Identity[]) {
    this.listener = listener;
    this.known = known;
    this.issuer = `http://localhost:${(listener.address() as AddressInfo).port}`;
  }

  /** Serves people to a program that is at `url`. */
  static async start(url: string, known: readonly Identity[]): Promise<Provider> {
    const listener = createServer();
    await new Promise<void>((resolve, reject) => {
      listener.once("error", reject);
      listener.listen(0, "localhost", resolve);
    });
    const provider = new Provider(listener, known);
    listener.on("request", provider.pages(url));
    return provider;
  }

  /** As if it were switched off. */
  async stop(): Promise<void> {
    if (!this.listener.listening) return;
    const closed = new Promise((resolve) => this.listener.once("close", resolve));
    this.listener.close();
    this.listener.closeAllConnections();
    await closed;
  }

  private pages(url: string) {
    const oidc = new OidcProvider(this.issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [`${url}/identity/providers/callback`],
          grant_types: ["authorization_code"],
          response_types: ["code"],
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      cookies: { keys: [randomBytes(32).toString("hex")] },
      features: { devInteractions: { enabled: true } },
      ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      // Nobody gets a code without the proof that belongs to it.
      pkce: { required: () => true },
      findAccount: (_, subject) => {
        const found = this.known.find((one) => one.subject === subject);
        if (!found) return undefined;
        const { mail, mailIsVerified } = found;
        return {
          accountId: subject,
          claims: () => ({ sub: subject, name: subject, email: mail, email_verified: mailIsVerified }),
        };
      },
    });
    oidc.on("grant.error", (_, error) => this.refusals.push(error.message));
    oidc.on("authorization.error", (_, error) => this.refusals.push(error.message));
    return oidc.callback();
  }
}
