import { MessageBar, MessageBarBody, Tab, TabList } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useCan } from "../../session/useSession";
import { conferencingRoute } from "../router";
import { Page } from "../shell/Page";
import { BridgeSettings } from "./BridgeSettings";
import { ConferenceMails } from "./ConferenceMails";
import { ConferenceNumbers } from "./ConferenceNumbers";
import { ConferencePeople } from "./ConferencePeople";

const tabs = ["people", "settings", "numbers", "mails"] as const;

/** Conferences by phone: people, settings, numbers and e-mails behind tabs. */
export function ConferencingPage() {
  const { t } = useTranslation();
  const search = conferencingRoute.useSearch();
  const navigate = conferencingRoute.useNavigate();
  const mayWrite = useCan("Conferencing.ReadWrite.All");
  const shown = tabs.find((one) => one === search.tab) ?? "people";
  return (
    <Page title={t("conferencing.title")} intro={t("conferencing.intro")}>
      {!mayWrite && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t("conferencing.readOnly")}</MessageBarBody>
        </MessageBar>
      )}
      <TabList
        className="tabs"
        selectedValue={shown}
        onTabSelect={(_, data) =>
          void navigate({ search: data.value === "people" ? {} : { tab: String(data.value) }, replace: true })
        }
      >
        {tabs.map((one) => (
          <Tab key={one} value={one}>
            {t(`conferencing.tab.${one}`)}
          </Tab>
        ))}
      </TabList>
      {shown === "people" && <ConferencePeople />}
      {shown === "settings" && <BridgeSettings />}
      {shown === "numbers" && <ConferenceNumbers />}
      {shown === "mails" && <ConferenceMails />}
    </Page>
  );
}
