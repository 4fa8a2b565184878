import { Button, Field, Radio, RadioGroup } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { ProblemBar } from "../dialog/ProblemBar";
import { Chips } from "../picker/Chips";
import { useNotice } from "../shell/notices";
import { type ChosenPerson, PersonField } from "./PersonField";

const formats = ["html", "json"] as const;
type Format = (typeof formats)[number];

/** Everything that one person and people outside have written, as a file. */
export function ExportChats() {
  const { t } = useTranslation();
  const notify = useNotice();
  const heading = useId();
  const [person, setPerson] = useState<ChosenPerson>();
  const [format, setFormat] = useState<Format>("html");
  const save = useMutation({
    mutationFn: async ({ id, name }: ChosenPerson) => {
      const params = { path: { id }, query: { format } };
      const pending = client.GET("/beta/admin/chat/users/{id}/export", { params, parseAs: "blob" });
      saveFile((await unwrap(pending)) as Blob, `${fileName(name)}.${format}`);
      notify(t("externalChat.export.done", { name }));
    },
  });
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.export.title")}</h2>
      <p className="muted">{t("externalChat.export.help")}</p>
      <PersonField onChoose={setPerson} />
      <Chips
        label={t("externalChat.grants.chosen")}
        chosen={person ? [person] : []}
        onRemove={() => setPerson(undefined)}
      />
      <Field label={t("externalChat.export.format")}>
        <RadioGroup
          value={format}
          onChange={(_, data) => setFormat(formats.find((one) => one === data.value) ?? "html")}
        >
          {formats.map((one) => (
            <Radio key={one} value={one} label={t(`externalChat.export.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {save.isError && <ProblemBar error={save.error} />}
      <div>
        <Button
          icon={<ArrowDownloadRegular />}
          disabledFocusable={!person || save.isPending}
          onClick={() => person && save.mutate(person)}
        >
          {t("externalChat.export.submit")}
        </Button>
      </div>
    </section>
  );
}

const fileName = (name: string) => name.replaceAll(/[^\p{L}\p{N} ._-]/gu, "").trim() || "chats";

/** A page that opens here would be of this server: it is saved, never shown. */
function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
