import type { Server } from "node:http";
import type { Plugin } from "vite";
import { answerApi } from "./api.ts";
import { serveLive } from "./live.ts";

/** Lets Vite's development server answer the contract from memory (`npm run dev:mock`). */
export function mockPlugin(): Plugin {
  return {
    name: "beffroi-mock",
    configureServer(server) {
      if (server.httpServer) serveLive(server.httpServer as Server);
      server.middlewares.use((request, response, next) => {
        answerApi(request, response).then((answered) => {
          if (!answered) next();
        }, next);
      });
    },
  };
}
