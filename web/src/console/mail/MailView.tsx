import { Tab, TabList } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const looks = ["wide", "phone", "text"] as const;
type Look = (typeof looks)[number];

interface Props {
  subject: string;
  language: string;
  html: string;
  text: string;
}

/** A mail as people see it: on a computer, on a telephone, and without any formatting. Nothing in it can run or load. */
export function MailView({ subject, language, html, text }: Props) {
  const { t } = useTranslation();
  const [look, setLook] = useState<Look>("wide");
  return (
    <div className="mail-view">
      <TabList
        size="small"
        aria-label={t("mail.look.label")}
        selectedValue={look}
        onTabSelect={(_, data) => setLook(looks.find((one) => one === data.value) ?? "wide")}
      >
        {looks.map((one) => (
          <Tab key={one} value={one}>
            {t(`mail.look.${one}`)}
          </Tab>
        ))}
      </TabList>
      {look === "text" ? (
        <pre className="exact-text mail-text" lang={language}>
          {text}
        </pre>
      ) : (
        <iframe
          className={`mail-frame ${look}`}
          title={t("mail.look.frame", { subject })}
          sandbox=""
          referrerPolicy="no-referrer"
          srcDoc={html}
        />
      )}
    </div>
  );
}
