import { Switch } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { ErrorState } from "../../ui/ErrorState";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";

const policyQuery = {
  queryKey: ["signInPolicy"],
  queryFn: () => unwrap(client.GET("/beta/policies/signIn")),
};

/** What the organization demands of those who sign in. */
export function Policy() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const policy = useQuery(policyQuery);
  const change = useMutation({
    mutationFn: (wish: boolean) =>
      unwrap(client.PATCH("/beta/policies/signIn", { body: { secondStepForAdministrators: wish } })),
    onSuccess: (saved) => {
      queries.setQueryData(policyQuery.queryKey, saved);
      notify(t("signInSettings.policy.saved"));
    },
  });
  return (
    <section className="card panel" aria-labelledby="policy">
      <h2 id="policy">{t("signInSettings.policy.title")}</h2>
      {policy.isError && <ErrorState error={policy.error} onRetry={() => policy.refetch()} />}
      {policy.data && (
        <div>
          <Switch
            checked={policy.data.secondStepForAdministrators}
            disabled={change.isPending}
            label={t("signInSettings.policy.secondStep")}
            onChange={(_, data) => change.mutate(data.checked)}
          />
          <p className="muted">{t("signInSettings.policy.secondStepHelp")}</p>
        </div>
      )}
      {change.isError && <ProblemBar error={change.error} />}
    </section>
  );
}
