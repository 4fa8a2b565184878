// Serves the built pages with the product's headers, and the contract from memory: `node mock/server.ts [port]`.
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { answerApi } from "./api.ts";
import { serveLive } from "./live.ts";

const dist = new URL("../dist", import.meta.url).pathname;
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

async function sendPage(pathname: string, response: ServerResponse): Promise<void> {
  const file = normalize(pathname);
  const fallback = file.startsWith("/admin") ? "/admin/index.html" : "/index.html";
  const path = extname(file) === "" ? fallback : file;
  try {
    const body = await readFile(join(dist, path));
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-security-policy": policy,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

const server = createServer((request, response) => {
  answerApi(request, response)
    .then((answered) =>
      answered ? undefined : sendPage(new URL(request.url ?? "/", "http://localhost").pathname, response),
    )
    .catch((cause: unknown) => {
      console.error(cause);
      response.writeHead(500).end();
    });
});
serveLive(server);
const port = Number(process.argv[2] ?? 5174);
server.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
