import { useTranslation } from "react-i18next";
import { toProblem } from "../api/problem";
import { ErrorState } from "../ui/ErrorState";

/** A refused change; whoever signed in too long ago is led to sign in again, and back here. */
export function SecurityProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (toProblem(error).code !== "freshSignInRequired") return <ErrorState error={error} />;
  return (
    <div role="alert">
      <p>{t("security.again")}</p>
      <a className="link" href={`/signin?again=1&returnTo=${encodeURIComponent(location.pathname)}`}>
        {t("security.signInAgain")}
      </a>
    </div>
  );
}
