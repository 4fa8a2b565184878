import { Button } from "@fluentui/react-components";
import { ArrowClockwiseRegular, MailMultipleRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { allOf, literal } from "../../api/odata";
import { EmptyState } from "../../ui/EmptyState";
import { ListFilter, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { mailRoute } from "../router";
import { Page } from "../shell/Page";
import { MailDrawer } from "./MailDrawer";
import { useRecipientNames } from "./mailQueries";
import { RelayNote } from "./RelayNote";
import { useMailColumns } from "./useMailColumns";

type Search = ReturnType<typeof mailRoute.useSearch>;

/** What the server keeps: a mail that will be tried again waits, too. */
const filterable = ["queued", "sent", "failed", "canceled"] as const;

function useMails({ state, person }: Search) {
  const $filter = allOf(state && `state eq ${literal(state)}`, person && `userId eq ${literal(person)}`);
  return usePagedList(["mail", "list", $filter], (page) =>
    unwrap(client.GET("/beta/admin/mail/messages", { params: { query: { ...page, $filter } } })),
  );
}

/** Every mail to people, and what became of it. */
export function MailPage() {
  const { t } = useTranslation();
  const search = mailRoute.useSearch();
  const navigate = mailRoute.useNavigate();
  const list = useMails(search);
  const { state, person, mail } = search;
  const names = useRecipientNames(person ? [...list.rows, { userId: person }] : list.rows);
  const columns = useMailColumns(search, names);
  const change = (part: Partial<Search>) => navigate({ search: { ...search, ...part }, replace: true });
  return (
    <Page title={t("mail.title")} intro={t("mail.intro")}>
      <RelayNote />
      <ListTools>
        <ListFilter
          label={t("mail.filter.state")}
          value={state}
          onChange={(next) => change({ state: next })}
          options={filterable.map((value) => ({ value, label: t(`mail.state.${value}`) }))}
        />
        {person && (
          <Button onClick={() => change({ person: undefined })}>
            {t("mail.onlyTo", { name: names.get(person) ?? t("mail.somebody") })} ✕
          </Button>
        )}
        <Button icon={<ArrowClockwiseRegular />} onClick={list.retry}>
          {t("mail.refresh")}
        </Button>
      </ListTools>
      <ListView
        label={t("mail.title")}
        list={list}
        times
        columns={columns}
        rowKey={(row) => row.id}
        filtered={state !== undefined || person !== undefined}
        onClearFilters={() => navigate({ search: {} })}
        empty={<EmptyState icon={<MailMultipleRegular />} title={t("mail.empty")} help={t("mail.emptyHelp")} />}
      />
      {mail && <MailDrawer key={mail} id={mail} onClose={() => navigate({ search: { ...search, mail: undefined } })} />}
    </Page>
  );
}
