import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api/problem";
import type { FoundPerson } from "../../../api/types";
import { useSubmit } from "../../../ui/useSubmit";
import { addMember } from "../chatRequests";
import { refusalWords } from "../refusalWords";
import { FoundEntry, memberOf } from "../start/FoundEntry";
import { PersonFinder } from "../start/PersonFinder";

const histories = ["none", "all", "since"] as const;
type History = (typeof histories)[number];

interface Props {
  chatId: string;
  isPersonal: boolean;
  onAdded: () => Promise<void>;
}

/** Finds somebody for a group, and asks how much of what was said they are to see. */
export function AddMember({ chatId, isPersonal, onAdded }: Props) {
  const [person, setPerson] = useState<FoundPerson>();
  if (!person) return <PersonFinder isPersonal={isPersonal} onFound={setPerson} />;
  const close = () => setPerson(undefined);
  return <AddFound chatId={chatId} person={person} onAdded={onAdded} onClose={close} />;
}

interface AddFoundProps {
  chatId: string;
  person: FoundPerson;
  onAdded: () => Promise<void>;
  onClose: () => void;
}

function AddFound({ chatId, person, onAdded, onClose }: AddFoundProps) {
  const { t } = useTranslation();
  const [history, setHistory] = useState<History>("none");
  const [since, setSince] = useState("");
  const isComplete = history !== "since" || since !== "";
  const add = useSubmit(async () => {
    await addMember(chatId, { ...memberOf(person), ...historyOf(history, since) });
    await onAdded();
  }, onClose);
  return (
    <div className="add-member">
      <ul className="found-list">
        <FoundEntry person={person} onRemove={onClose} />
      </ul>
      <Field label={t("chats.members.history")}>
        <Select value={history} onChange={(_, data) => setHistory(data.value as History)}>
          {histories.map((one) => (
            <option key={one} value={one}>
              {t(`chats.members.see.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {history === "since" && (
        <Field label={t("chats.members.since")}>
          <Input type="date" value={since} onChange={(_, data) => setSince(data.value)} />
        </Field>
      )}
      {add.isError && (
        <p role="alert" className="dialog-problem">
          {refusalWords(toProblem(add.error), t)}
        </p>
      )}
      <div className="entry-actions">
        <Button
          appearance="primary"
          disabledFocusable={!isComplete || add.isPending}
          onClick={() => isComplete && add.submit()}
        >
          {t("chats.members.add")}
        </Button>
        <Button onClick={onClose}>{t("shared.action.cancel")}</Button>
      </div>
    </div>
  );
}

/** From when on the new one sees what was said; a day begins where the reader is. */
function historyOf(history: History, since: string): { visibleHistoryStartDateTime?: string } {
  if (history === "none") return {};
  if (history === "all") return { visibleHistoryStartDateTime: "0001-01-01T00:00:00Z" };
  return { visibleHistoryStartDateTime: new Date(`${since}T00:00:00`).toISOString() };
}
