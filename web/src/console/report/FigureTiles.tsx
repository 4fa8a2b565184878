import { useTranslation } from "react-i18next";
import type { MessageReport } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";

export function FigureTiles({ figures, mails }: Pick<MessageReport, "figures" | "mails">) {
  const { t } = useTranslation();
  const format = useFormat();
  const mailTiles = mails
    ? [
        { label: t("report.mailsSent"), value: format.number(mails.sent), help: t("report.mailsSentHelp") },
        { label: t("report.mailsRefused"), value: format.number(mails.refused), help: t("report.mailsRefusedHelp") },
        { label: t("report.mailsDeferred"), value: format.number(mails.deferred), help: t("report.mailsDeferredHelp") },
      ]
    : [];
  const tiles: { label: string; value: string; help?: string }[] = [
    ...mailTiles,
    { label: t("report.seen"), value: format.number(figures.shown), help: t("report.seenHelp") },
    { label: t("report.peopleSeen"), value: format.number(figures.peopleSeen) },
    { label: t("report.clicks"), value: format.number(figures.clicks) },
    { label: t("report.peopleClicked"), value: format.number(figures.peopleClicked) },
    { label: t("report.rate"), value: format.share(figures.clickThroughRate), help: t("report.rateHelp") },
    { label: t("report.dismissals"), value: format.number(figures.dismissals) },
  ];
  return (
    <dl className="tiles">
      {tiles.map((tile) => (
        <div key={tile.label} className="card tile">
          <dt>{tile.label}</dt>
          <dd>
            <strong>{tile.value}</strong>
            {tile.help && <span className="muted">{tile.help}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
