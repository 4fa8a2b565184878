import { Badge } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import type { Column } from "../list/DataTable";
import { StateBadge } from "./StateBadge";

type ColumnKey = "name" | "state" | "place" | "created" | "period" | "seen" | "clicks" | "rate";

/** The columns of the message list. */
export function useMessageColumns(): Column<Message>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const column = (key: ColumnKey) => ({ key, header: t(`messages.column.${key}`) });
  return [
    { ...column("name"), isTitle: true, cell: (row) => <MessageName message={row} /> },
    { ...column("state"), cell: (row) => <StateBadge state={row.state} /> },
    {
      ...column("place"),
      cell: (row) => (
        <TwoLines first={t(`shared.location.${row.location}`)} second={t(`messages.objective.${row.objective}`)} />
      ),
    },
    {
      ...column("created"),
      cell: (row) => <TwoLines first={format.date(row.createdDateTime)} second={row.author.displayName} />,
    },
    {
      ...column("period"),
      cell: (row) => <Period message={row} />,
    },
    { ...column("seen"), numeric: true, cell: (row) => format.number(row.figures.shown) },
    { ...column("clicks"), numeric: true, cell: (row) => format.number(row.figures.clicks) },
    {
      ...column("rate"),
      numeric: true,
      cell: (row) => (row.figures.shown > 0 ? format.share(row.figures.clickThroughRate) : "–"),
    },
  ];
}

function MessageName({ message }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <span className="name-cell">
      <Link className="link" to="/messages/$messageId" params={{ messageId: message.id }}>
        {message.name}
      </Link>
      {message.urgency === "urgent" && (
        <Badge appearance="tint" color="danger" size="small">
          {t("shared.urgency.urgent")}
        </Badge>
      )}
    </span>
  );
}

function Period({ message: { schedule, activatedDateTime, urgency } }: { message: Message }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const start = schedule.startDateTime ?? activatedDateTime;
  if (urgency === "urgent") return <TwoLines first={date(start)} second={t("messages.column.kept")} />;
  if (!start && !schedule.endDateTime) return "–";
  return <TwoLines first={start ? date(start) : t("messages.column.noStart")} second={date(schedule.endDateTime)} />;
}

function TwoLines({ first, second }: { first: string; second: string }) {
  return (
    <span className="two-lines">
      <span>{first}</span>
      <span className="muted" title={second}>
        {second}
      </span>
    </span>
  );
}
