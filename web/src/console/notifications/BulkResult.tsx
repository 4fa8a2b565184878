import { Button } from "@fluentui/react-components";
import {
  CheckmarkCircleRegular,
  DismissCircleRegular,
  QuestionCircleRegular,
  SubtractCircleRegular,
} from "@fluentui/react-icons";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { BulkDeviceResult } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { namedLists, type Outcome, type OutcomeList } from "./bulk";

interface Props {
  title: string;
  result: BulkDeviceResult;
  /** Names of devices by their ids. */
  names: ReadonlyMap<string, string>;
  onClose: () => void;
}

const icons: Record<Outcome, ReactNode> = {
  successful: <CheckmarkCircleRegular />,
  failed: <DismissCircleRegular />,
  notFound: <QuestionCircleRegular />,
  notSupported: <SubtractCircleRegular />,
};

/** To which devices a notification goes, and to which it does not. */
export function BulkResult({ title, result, names, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <DetailDrawer title={t("notifications.bulk.result")} onClose={onClose}>
      <div className="column">
        <p className="muted">{t("notifications.bulk.resultOf", { title })}</p>
        {namedLists(result, names).map((list) => (
          <DeviceNames key={list.outcome} {...list} />
        ))}
        <div>
          <Button appearance="primary" onClick={onClose}>
            {t("notifications.bulk.done")}
          </Button>
        </div>
      </div>
    </DetailDrawer>
  );
}

function DeviceNames({ outcome, devices }: OutcomeList) {
  const { t } = useTranslation();
  const format = useFormat();
  const heading = useId();
  return (
    <section className={`outcome ${outcome}`}>
      <h3 id={heading} className="outcome-head">
        <span className="outcome-icon" aria-hidden="true">
          {icons[outcome]}
        </span>
        <span>{t(`notifications.bulk.list.${outcome}`)}</span>
        <span className="outcome-count">{format.number(devices.length)}</span>
      </h3>
      {devices.length > 0 && (
        <>
          <p className="muted small">{t(`notifications.bulk.help.${outcome}`)}</p>
          <ul className="outcome-names" aria-labelledby={heading}>
            {devices.map((one) => (
              <li key={one.id}>{one.name}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
