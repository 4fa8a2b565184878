import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { whenSignedOut } from "../api/client";
import { toProblem } from "../api/problem";
import { chooseLanguage } from "../i18n/languages";
import { rememberedLanguage, startTranslations } from "../i18n/setup";
import { signInAddress } from "../session/returnTo";
import { sessionQuery } from "../session/useSession";
import { ThemedPage } from "../theme/ThemedPage";
import "../theme/base.css";
import { ConsoleApp } from "./ConsoleApp";
import "./console.css";

whenSignedOut(() => location.assign(signInAddress(location)));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a network that stumbled deserves another attempt.
      retry: (attempts, error) => attempts < 1 && toProblem(error).status === 0,
    },
  },
});

// Messages move on by themselves and by the hands of others: what is visible of them follows within five seconds.
queries.setQueryDefaults(["messages"], { refetchInterval: 5_000 });
queries.setQueryDefaults(["notifications", "list"], { refetchInterval: 5_000 });

// Asked for at once: nothing is shown before it is known who is signed in.
void queries.prefetchQuery(sessionQuery);

await startTranslations(
  async (language) =>
    (language === "fr" ? await import("../i18n/fr/console") : await import("../i18n/en/console")).texts,
  chooseLanguage(rememberedLanguage(), navigator.languages, null),
);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ThemedPage>
          <ConsoleApp />
        </ThemedPage>
      </QueryClientProvider>
    </StrictMode>,
  );
}
