import { useTranslation } from "react-i18next";
import type { MessageReport } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { DataTable } from "../list/DataTable";

interface Props {
  title: string;
  rows: MessageReport["byPlatform"];
}

export function Breakdown({ title, rows }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section className="card panel">
      <h2>{title}</h2>
      <DataTable
        label={title}
        rows={rows}
        rowKey={(row) => row.name}
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
    </section>
  );
}
