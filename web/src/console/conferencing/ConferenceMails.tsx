import { Button, Select } from "@fluentui/react-components";
import { SendRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingMail } from "../../api/types";
import { languageNames, languages, supportedLanguage } from "../../i18n/languages";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { Facts } from "../dialog/Facts";
import { ProblemBar } from "../dialog/ProblemBar";
import { TableSkeleton } from "../list/TableSkeleton";
import { MailView } from "../mail/MailView";
import { useRelay } from "../mail/mailQueries";
import { RelayWarning } from "../mail/RelayNote";
import { useNotice } from "../shell/notices";
import { type MailKind, mailKinds } from "./conferencing";
import { conferencingMailQuery } from "./conferencingQueries";

/** How the e-mails look, each in each language. */
export function ConferenceMails() {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useState<MailKind>("enabled");
  const [language, setLanguage] = useState(supportedLanguage(i18n.language) ?? "en");
  const found = useQuery(conferencingMailQuery(kind, language));
  const [which, tongue] = [useId(), useId()];
  return (
    <>
      <RelayWarning />
      <p className="muted">{t("conferencing.mails.intro")}</p>
      <div className="list-tools">
        <div className="list-filter">
          <label htmlFor={which}>{t("conferencing.mails.which")}</label>
          <Select
            id={which}
            value={kind}
            onChange={(_, data) => setKind(mailKinds.find((one) => one === data.value) ?? "enabled")}
          >
            {mailKinds.map((one) => (
              <option key={one} value={one}>
                {t(`conferencing.mails.kind.${one}`)}
              </option>
            ))}
          </Select>
        </div>
        <div className="list-filter">
          <label htmlFor={tongue}>{t("conferencing.mails.language")}</label>
          <Select
            id={tongue}
            value={language}
            onChange={(_, data) => setLanguage(supportedLanguage(data.value) ?? language)}
          >
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </Select>
        </div>
      </div>
      <section className="card panel" aria-label={t(`conferencing.mails.kind.${kind}`)}>
        <p>{t(`conferencing.mails.when.${kind}`)}</p>
        {found.isPending && <TableSkeleton columns={1} />}
        {found.isError && <ErrorState error={found.error} onRetry={() => found.refetch()} />}
        {found.data && <Preview mail={found.data} kind={kind} />}
      </section>
    </>
  );
}

function Preview({ mail, kind }: { mail: ConferencingMail; kind: MailKind }) {
  const { t } = useTranslation();
  const relay = useRelay();
  const mayWrite = useCan("Conferencing.ReadWrite.All");
  const address = mail.fromAddress ?? relay?.senderAddress;
  return (
    <>
      <Facts
        entries={[
          [
            t("conferencing.mails.from"),
            address ? t("mail.relay.named", { name: mail.fromName, address }) : mail.fromName,
          ],
          [
            t("conferencing.mails.subject"),
            <strong key="subject" lang={mail.language}>
              {mail.subject}
            </strong>,
          ],
        ]}
      />
      {mayWrite && <Sample kind={kind} language={mail.language} />}
      <MailView {...mail} />
    </>
  );
}

/** Sends such an e-mail to whoever is looking at it. */
function Sample({ kind, language }: { kind: MailKind; language: string }) {
  const { t } = useTranslation();
  const notify = useNotice();
  const send = useMutation({
    mutationFn: () => {
      const params = { path: { kind } };
      return unwrap(client.POST("/beta/admin/conferencing/mails/{kind}/sendSample", { params, body: { language } }));
    },
    onSuccess: ({ address }) => notify(t("conferencing.mails.sampleSent", { address })),
  });
  return (
    <>
      <div>
        <Button icon={<SendRegular />} disabledFocusable={send.isPending} onClick={() => send.mutate()}>
          {t("conferencing.mails.sample")}
        </Button>
      </div>
      {send.isError && <ProblemBar error={send.error} />}
    </>
  );
}
