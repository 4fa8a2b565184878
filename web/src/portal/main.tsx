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
import { awaitInstallOffer } from "./install/installOffer";
import { tokenOfPath } from "./join/joinPath";
import { PortalApp } from "./PortalApp";
import "./portal.css";

awaitInstallOffer();
whenSignedOut(() => location.assign(signInAddress(location)));

const queries = new QueryClient({
  defaultOptions: { queries: { retry: (attempts, error) => attempts < 1 && toProblem(error).status === 0 } },
});

// Asked for at once: nothing is shown before it is known who is signed in.
if (location.pathname !== "/signin" && !tokenOfPath(location.pathname)) void queries.prefetchQuery(sessionQuery);

await startTranslations(
  async (language) => (language === "fr" ? await import("../i18n/fr/portal") : await import("../i18n/en/portal")).texts,
  chooseLanguage(rememberedLanguage(), navigator.languages, null),
);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ThemedPage>
          <PortalApp />
        </ThemedPage>
      </QueryClientProvider>
    </StrictMode>,
  );
}
