import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api/problem";
import { useFormat } from "../../i18n/useFormat";
import { ProblemBar } from "../dialog/ProblemBar";
import { type Wait, waitUntil } from "./quota";
import { useNow } from "./useWait";

/** What was to be sent to: each has its own hour. */
type To = "wizard" | "device";

interface Props {
  error: unknown;
  to: To;
}

/** Why a notification was not sent, where it is not about a field of it. */
export function SendProblem({ error, to }: Props) {
  const { t } = useTranslation();
  const problem = toProblem(error);
  if (problem.status === 429) return <FullHour seconds={problem.retryAfterSeconds ?? 60} to={to} />;
  if (problem.code === "deviceNotRegistered")
    return (
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{t("notifications.device.notRegistered")}</MessageBarTitle>{" "}
          {t("notifications.device.notRegisteredHelp")}
        </MessageBarBody>
      </MessageBar>
    );
  return <ProblemBar error={error} />;
}

/** The hour is full; once its wait is over, it is said that there is room again. */
function FullHour({ seconds, to }: { seconds: number; to: To }) {
  const { t } = useTranslation();
  const format = useFormat();
  // As of the refusal: words that changed every second would be read out every second.
  const [wait] = useState<Wait | undefined>(() => waitUntil(Date.now() + seconds * 1_000, Date.now()));
  const isOver = useNow(true) >= (wait?.until ?? 0);
  if (!wait || isOver)
    return (
      <MessageBar intent="info" role="status">
        <MessageBarBody>{t("notifications.wizard.free")}</MessageBarBody>
      </MessageBar>
    );
  const values = { count: wait.count, time: format.time(new Date(wait.until).toISOString()) };
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t(`notifications.${to}.full`)}</MessageBarTitle>{" "}
        {t(`notifications.${to}.full${wait.unit}`, values)}
      </MessageBarBody>
    </MessageBar>
  );
}
