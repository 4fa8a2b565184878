// The typed client of the server's one API. Calls either return data or throw a Problem.
import createClient, { type Middleware } from "openapi-fetch";
import { problemOfAnswer, toProblem } from "./problem";
import type { paths } from "./schema";

/** Called when the server says that nobody is signed in; set once by each entry. */
let onSignedOut: () => void = () => undefined;

export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

/** For requests that do not go through the client. */
export function noteSignedOut(): void {
  onSignedOut();
}

const language: Middleware = {
  onRequest({ request }) {
    // Sentences that the server writes for people come in the language of the screen, where none is asked for.
    if (!request.headers.has("Accept-Language"))
      request.headers.set("Accept-Language", document.documentElement.lang || "en");
    return request;
  },
  onResponse({ response, schemaPath }) {
    // Whoever is signing in is not signed in yet: there a 401 is an answer.
    if (response.status === 401 && !schemaPath.startsWith("/identity/session")) onSignedOut();
  },
};

// The fetch of the moment of the call, so that tests may replace it.
export const client = createClient<paths>({ baseUrl: location.origin, fetch: (request) => globalThis.fetch(request) });
client.use(language);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Unwraps an answer: its data, or a thrown Problem. */
export async function unwrap<T>(pending: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await pending;
  } catch (cause) {
    throw toProblem(cause);
  }
  if (!answer.response.ok) throw problemOfAnswer(answer.response, answer.error);
  return answer.data as T;
}
