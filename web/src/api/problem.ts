// A refusal or failure of the server, in the form that the screens explain to people.
import type { ErrorBody } from "./types";

export interface ProblemDetail {
  code: string;
  message: string;
  target?: string | null;
}

/** Thrown for every answer that is not 2xx, and (with status 0) when no answer came at all. */
export class Problem extends Error {
  /** HTTP status, 0 when the server could not be reached. */
  readonly status: number;
  readonly code: string;
  readonly target: string | undefined;
  readonly details: readonly ProblemDetail[];
  readonly requestId: string | undefined;
  /** Seconds to wait before the next attempt, from Retry-After. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, error: Partial<ErrorBody["error"]>, headers?: Headers) {
    super(error.message ?? "");
    this.name = "Problem";
    this.status = status;
    this.code = error.code ?? "unknown";
    this.target = error.target ?? undefined;
    this.details = (error.details ?? []) as ProblemDetail[];
    this.requestId = error.innerError?.["request-id"] ?? headers?.get("request-id") ?? undefined;
    this.retryAfterSeconds = parseRetryAfter(headers?.get("retry-after"));
  }

  /** The permission whose absence caused a 403, if that is what happened. */
  get missingPermission(): string | undefined {
    const detail = this.details.find((one) => one.code === "missingPermission");
    return detail?.target ?? undefined;
  }
}

function parseRetryAfter(value: string | null | undefined): number | undefined {
  const seconds = Number.parseInt(value ?? "", 10);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** Turns whatever was thrown or answered into a Problem. */
export function toProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  return new Problem(0, { code: "unreachable", message: cause instanceof Error ? cause.message : String(cause) });
}

/** Builds the Problem of a refused answer. `body` is what the server sent, of any shape. */
export function problemOfAnswer(response: Response, body: unknown): Problem {
  const error = (body as Partial<ErrorBody> | undefined)?.error;
  return new Problem(response.status, error ?? { message: response.statusText }, response.headers);
}
