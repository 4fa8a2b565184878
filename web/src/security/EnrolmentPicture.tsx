import { useTranslation } from "react-i18next";
import type { Enrolment } from "../api/types";

/** What an authenticator app reads: to scan, and to type. */
export function EnrolmentPicture({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useTranslation();
  return (
    <div className="enrolment">
      <p>{t("security.app.scan")}</p>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(enrolment.qrSvg)}`}
        alt={t("security.app.picture")}
        width={200}
        height={200}
      />
      <dl>
        <dt className="muted">{t("security.app.key")}</dt>
        <dd>
          <code>{enrolment.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
        </dd>
      </dl>
    </div>
  );
}
