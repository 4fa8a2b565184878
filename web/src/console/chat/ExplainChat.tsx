import { Button, Field, Input } from "@fluentui/react-components";
import { ChatHelpRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { TableSkeleton } from "../list/TableSkeleton";
import { isPerson } from "./chatSettings";
import { ExplainResult } from "./ExplainResult";

/** Whether a text can name somebody: by address, by number, or by id. */
const isNamed = (text: string) =>
  isPerson(text.trim()) || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text.trim());

/** Which rule allows or stops one person to write to another one. */
export function ExplainChat() {
  const { t } = useTranslation();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const isReady = isNamed(from) && isNamed(to);
  const wrongWords = (text: string) =>
    text.trim() === "" || isNamed(text) ? undefined : t("externalChat.explain.wrong");
  const explain = useMutation({
    mutationFn: () => unwrap(client.POST("/beta/admin/chat/explain", { body: { from: from.trim(), to: to.trim() } })),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady) explain.mutate();
  };
  return (
    <div className="column">
      <form className="card panel" onSubmit={submit} noValidate>
        <p>{t("externalChat.explain.help")}</p>
        <div className="form-grid">
          <Field label={t("externalChat.explain.from")} validationMessage={wrongWords(from)}>
            <Input
              value={from}
              placeholder={t("externalChat.explain.placeholder")}
              onChange={(_, data) => setFrom(data.value)}
            />
          </Field>
          <Field label={t("externalChat.explain.to")} validationMessage={wrongWords(to)}>
            <Input
              value={to}
              placeholder={t("externalChat.explain.placeholder")}
              onChange={(_, data) => setTo(data.value)}
            />
          </Field>
        </div>
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={!isReady || explain.isPending}>
            {t("externalChat.explain.submit")}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {explain.isIdle && (
          <div className="card">
            <EmptyState
              icon={<ChatHelpRegular />}
              title={t("externalChat.explain.empty")}
              help={t("externalChat.explain.emptyHelp")}
            />
          </div>
        )}
        {explain.isPending && <TableSkeleton columns={2} />}
        {explain.isError && (
          <div className="card">
            <ErrorState error={explain.error} />
          </div>
        )}
        {explain.data && <ExplainResult explanation={explain.data} />}
      </div>
    </div>
  );
}
