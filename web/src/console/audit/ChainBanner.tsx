import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { AuditVerification } from "../../api/types";

/** Whether the chain of records is intact. */
export function ChainBanner() {
  const { t } = useTranslation();
  const chain = useQuery({
    queryKey: ["audit", "verification"],
    queryFn: () => unwrap(client.GET("/beta/auditLogs/verification")),
  });
  // A failure to load shows in the list below; there is no need to say it twice.
  if (chain.isError) return null;
  return (
    <MessageBar intent={intentOf(chain.data)} layout="multiline">
      <MessageBarBody className="chain">
        <span>
          {!chain.data && t("audit.chainChecking")}
          {chain.data?.valid && t("audit.chainValid", { count: chain.data.records })}
          {chain.data?.valid === false && t("audit.chainBroken", { sequence: chain.data.firstBrokenSequence })}
        </span>
        <Button size="small" disabledFocusable={chain.isFetching} onClick={() => chain.refetch()}>
          {t("audit.checkAgain")}
        </Button>
      </MessageBarBody>
    </MessageBar>
  );
}

function intentOf(chain: AuditVerification | undefined) {
  if (!chain) return "info";
  return chain.valid ? "success" : "error";
}
