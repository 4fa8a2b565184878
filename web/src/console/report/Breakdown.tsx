import { useTranslation } from "react-i18next";
import type { MessageReport } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { DataTable } from "../list/DataTable";

interface Props {
  title: string;
  rows: MessageReport["byPlatform"];
  /** How many parts are left out, because somebody in them could be recognized. */
  hidden: number;
}

/** The figures of each part of the audience that may be shown. */
export function Breakdown({ title, rows, hidden }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0 && hidden === 0) return null;
  return (
    <section className="card panel">
      <h2>{title}</h2>
      {rows.length > 0 && (
        <DataTable
          label={title}
          rows={rows}
          rowKey={(row) => row.id ?? row.name}
          columns={[
            { key: "name", header: t("report.name"), isTitle: true, cell: (row) => row.name },
            {
              key: "seen",
              header: t("report.peopleSeen"),
              numeric: true,
              cell: (row) => format.number(row.peopleSeen),
            },
            {
              key: "clicked",
              header: t("report.peopleClicked"),
              numeric: true,
              cell: (row) => format.number(row.peopleClicked),
            },
          ]}
        />
      )}
      {hidden > 0 && <p className="muted">{t("report.hidden", { count: hidden })}</p>}
    </section>
  );
}
