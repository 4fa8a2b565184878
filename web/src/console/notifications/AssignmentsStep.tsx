import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useCan } from "../../session/useSession";
import { Chips } from "../picker/Chips";
import { DirectoryPicker } from "../picker/DirectoryPicker";
import type { DirectoryChoice } from "../picker/findChoices";
import { limits } from "./notification";
import type { NewNotification } from "./useNewNotification";

/** The groups whose people get it. */
export function AssignmentsStep({ wizard }: { wizard: NewNotification }) {
  const { draft, change, refused, visited } = wizard;
  const { t } = useTranslation();
  const mayRead = useCan("Group.Read.All");
  const { groups } = draft;
  const isFull = groups.length >= limits.groups;
  const isMissing = groups.length === 0 && visited.has("review");
  const pick = (choice: DirectoryChoice) => {
    if (choice.kind !== "group" || isFull) return;
    change({ groups: [...groups, { id: choice.id, name: choice.displayName, people: choice.people }] });
  };
  return (
    <section className="column narrow">
      <h2 className="question">{t("notifications.wizard.assignments")}</h2>
      <p className="muted">{t("notifications.wizard.assignmentsHelp")}</p>
      {mayRead ? (
        <DirectoryPicker
          label={t("notifications.wizard.addGroup")}
          hint={t(isFull ? "notifications.wizard.groupsFull" : "notifications.wizard.addGroupHelp")}
          kinds={["group"]}
          exclude={groups.map((one) => one.id)}
          onPick={pick}
          validationMessage={refused.groups ?? (isMissing ? t("notifications.wizard.groupsMissing") : undefined)}
        />
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t("notifications.wizard.noGroupsRead")}</MessageBarBody>
        </MessageBar>
      )}
      {groups.length > 0 && (
        <div className="column tight">
          <p>{t("notifications.wizard.groupCount", { used: groups.length, limit: limits.groups })}</p>
          <Chips
            label={t("notifications.wizard.groups")}
            chosen={groups}
            onRemove={(id) => change({ groups: groups.filter((one) => one.id !== id) })}
          />
        </div>
      )}
    </section>
  );
}
