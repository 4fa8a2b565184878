import { CheckmarkCircleFilled, DismissCircleFilled, PersonQuestionMarkRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Explanation } from "../../api/types";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { TableSkeleton } from "../list/TableSkeleton";
import { explanationQuery } from "../messages/messageQueries";
import { DirectoryPicker } from "../picker/DirectoryPicker";

/** Why a person would see the message, or would not: every gate in words. */
export function ExplainPanel({ messageId }: { messageId: string }) {
  const { t, i18n } = useTranslation();
  const [userId, setUserId] = useState<string>();
  const explanation = useQuery({
    ...explanationQuery(messageId, userId ?? "", i18n.language),
    enabled: userId !== undefined,
  });
  return (
    <div className="column">
      <section className="card panel">
        <p>{t("explain.intro")}</p>
        <div className="narrow">
          <DirectoryPicker label={t("explain.pick")} kinds={["user"]} onPick={(choice) => setUserId(choice.id)} />
        </div>
      </section>
      <div aria-live="polite">
        {userId === undefined && (
          <div className="card">
            <EmptyState icon={<PersonQuestionMarkRegular />} title={t("explain.empty")} help={t("explain.emptyHelp")} />
          </div>
        )}
        {userId !== undefined && explanation.isPending && <TableSkeleton columns={2} />}
        {explanation.isError && (
          <div className="card">
            <ErrorState error={explanation.error} onRetry={() => explanation.refetch()} />
          </div>
        )}
        {explanation.data && <Gates explanation={explanation.data} />}
      </div>
    </div>
  );
}

function Gates({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const stopping = explanation.gates.filter((gate) => !gate.holds).length;
  const name = explanation.user.displayName;
  return (
    <section className="card panel" aria-label={name}>
      <h2>{t(explanation.wouldSee ? "explain.wouldSee" : "explain.wouldNotSee", { name })}</h2>
      {stopping > 0 && <p className="muted">{t("explain.because", { count: stopping })}</p>}
      <ul className="gates">
        {explanation.gates.map((gate) => (
          <GateEntry key={gate.gate} gate={gate} />
        ))}
      </ul>
      {explanation.devices.length > 0 && <Devices devices={explanation.devices} />}
    </section>
  );
}

/** Where it would appear: each device with what it reported. */
function Devices({ devices }: { devices: Explanation["devices"] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t("explain.devices")}</h3>
      <p className="muted">{t("explain.devicesHelp")}</p>
      <ul className="gates">
        {devices.map((device) => (
          <li key={device.id} className={device.shows ? "holds" : "stops"}>
            <span className="gate-icon" aria-hidden="true">
              {device.shows ? <CheckmarkCircleFilled /> : <DismissCircleFilled />}
            </span>
            <div>
              <h4>
                {device.deviceName}
                <span className="gate-verdict">{t(device.shows ? "explain.holds" : "explain.stops")}</span>
              </h4>
              <p>
                {device.operatingSystem} {device.osVersion} · {device.explanation}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function GateEntry({ gate }: { gate: Explanation["gates"][number] }) {
  const { t } = useTranslation();
  return (
    <li className={gate.holds ? "holds" : "stops"}>
      <span className="gate-icon" aria-hidden="true">
        {gate.holds ? <CheckmarkCircleFilled /> : <DismissCircleFilled />}
      </span>
      <div>
        <h3>
          {t(`explain.gate.${gate.gate}`)}
          <span className="gate-verdict">{t(gate.holds ? "explain.holds" : "explain.stops")}</span>
        </h3>
        <p>{gate.explanation}</p>
      </div>
    </li>
  );
}
