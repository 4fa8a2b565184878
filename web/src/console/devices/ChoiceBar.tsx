import { Button } from "@fluentui/react-components";
import { SendRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Device } from "../../api/types";
import { BulkPane } from "../notifications/BulkPane";
import type { DeviceChoice } from "./useDeviceChoice";

interface Props {
  choice: DeviceChoice;
  /** The devices of the page that is shown. */
  shown: readonly Device[];
}

/** What can be done with the devices that were chosen. */
export function ChoiceBar({ choice, shown }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { chosen, clear, isFull } = choice;
  const isNone = chosen.size === 0;
  const isPageChosen = shown.every((one) => chosen.has(one.id));
  const done = () => {
    setOpen(false);
    clear();
  };
  return (
    <section className="choice-bar" aria-label={t("notifications.bulk.choose")}>
      <strong role="status">{t("notifications.bulk.chosen", { count: chosen.size })}</strong>
      <Button
        size="small"
        appearance="primary"
        icon={<SendRegular />}
        disabledFocusable={isNone}
        onClick={() => setOpen(true)}
      >
        {t("notifications.send")}
      </Button>
      <Button size="small" disabledFocusable={isPageChosen || isFull} onClick={() => choice.add(shown)}>
        {t("notifications.bulk.choosePage")}
      </Button>
      <Button size="small" appearance="subtle" disabledFocusable={isNone} onClick={clear}>
        {t("notifications.bulk.clear")}
      </Button>
      {isFull && <span className="muted">{t("notifications.bulk.most")}</span>}
      {isOpen && <BulkPane chosen={chosen} onClose={() => setOpen(false)} onDone={done} />}
    </section>
  );
}
