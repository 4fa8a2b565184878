// A file sent as the body of a request, with how far it has come: `fetch` does not tell that.
import { noteSignedOut } from "./client";
import { Problem, problemOfAnswer } from "./problem";

export interface Upload<Answer> {
  /** The server's answer, or a thrown Problem. */
  answer: Promise<Answer>;
  /** Ends it before it is there. */
  cancel: () => void;
}

/** `onProgress` hears how much of the file has been sent, from 0 to 1. */
export function upload<Answer>(address: string, file: Blob, onProgress: (share: number) => void): Upload<Answer> {
  const request = new XMLHttpRequest();
  const answer = new Promise<Answer>((resolve, reject) => {
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("Accept-Language", document.documentElement.lang || "en");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    const lost = () => reject(new Problem(0, { code: "unreachable" }));
    request.onerror = lost;
    request.onabort = lost;
    request.onload = () => {
      if (request.status === 401) noteSignedOut();
      if (request.status >= 200 && request.status < 300) resolve(request.response as Answer);
      else reject(problemOfAnswer(answerOf(request), request.response));
    };
  });
  request.send(file);
  return { answer, cancel: () => request.abort() };
}

function answerOf(request: XMLHttpRequest): Response {
  const wait = request.getResponseHeader("retry-after");
  return new Response(null, {
    status: request.status,
    statusText: request.statusText,
    headers: wait ? { "retry-after": wait } : {},
  });
}
