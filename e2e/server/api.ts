// The public HTTP interface, as a program uses it and as a signed-in person's browser does.
import { type Application, password, type Server } from "./server.ts";

/** A refusal of the server. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(what: string, status: number, text: string) {
    super(`${what} answered ${status}: ${text}`);
    this.name = "Refusal";
    this.status = status;
    this.code = /"code":"(\w+)"/.exec(text)?.[1] ?? "";
  }
}

/** Calls the interface with what proves who is calling. */
export class Api {
  private readonly url: string;
  private readonly proof: Record<string, string>;

  private constructor(url: string, proof: Record<string, string>) {
    this.url = url;
    this.proof = proof;
  }

  /** As the program that `init` registered, with client credentials. */
  static async asProgram(server: Server): Promise<Api> {
    const { tenantId, clientId, clientSecret }: Application = server.application;
    const answer = await fetch(`${server.url}/${tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        scope: "https://graph.microsoft.com/.default",
      }),
    });
    if (!answer.ok) throw new Refusal("the token endpoint", answer.status, await answer.text());
    const { access_token } = (await answer.json()) as { access_token: string };
    return new Api(server.url, { authorization: `Bearer ${access_token}` });
  }

  /** As a person, with the cookie that a browser would keep. */
  static async asPerson(server: Server, userPrincipalName: string): Promise<Api> {
    const answer = await fetch(`${server.url}/identity/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url },
      body: JSON.stringify({ userPrincipalName, password }),
    });
    if (!answer.ok) throw new Refusal("signing in", answer.status, await answer.text());
    const cookie = answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
    return new Api(server.url, { cookie: cookie.join("; "), origin: server.url });
  }

  async get<Answer>(path: string): Promise<Answer> {
    return (await this.call("GET", path)) as Answer;
  }

  async post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
    return (await this.call("POST", path, body)) as Answer;
  }

  async patch(path: string, body: unknown): Promise<void> {
    await this.call("PATCH", path, body);
  }

  async put(path: string, body: unknown): Promise<void> {
    await this.call("PUT", path, body);
  }

  async delete(path: string): Promise<void> {
    await this.call("DELETE", path);
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...this.proof, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Refusal(`${method} ${path}`, answer.status, text);
    return text === "" ? undefined : JSON.parse(text);
  }
}
