import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Message } from "../../api/types";
import { messageMoves, messageQuery } from "../messages/messageQueries";
import { useNotice } from "../shell/notices";
import { bodyOf, type Draft } from "./draft";
import type { Step } from "./rules";

/** Stores the draft: the first time as a new message, then as changes of the version that was read. */
async function store(draft: Draft, saved: Message | undefined): Promise<Message> {
  const body = bodyOf(draft);
  if (!saved) return unwrap(client.POST("/beta/admin/organizationalMessages", { body }));
  return unwrap(
    client.PATCH("/beta/admin/organizationalMessages/{id}", {
      params: { path: { id: saved.id }, header: { "If-Match": saved["@odata.etag"] } },
      body,
    }),
  );
}

/** State and acts of the composer. */
export function useComposer(
  initial: Draft,
  saved: Message | undefined,
  step: Step,
  onReload: ((current: Message) => void) | undefined,
) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotice();
  const [draft, setDraft] = useState(initial);
  // The draft as it is stored. A ref, because the guard against leaving asks in the middle of saving.
  const clean = useRef(initial);
  const latest = useRef(initial);
  const [visited, setVisited] = useState<ReadonlySet<Step>>(() => new Set([step]));
  const stored = useRef(saved);

  const goTo = (next: Step) => {
    setVisited(new Set([...visited, step, next]));
    const message = stored.current;
    return message
      ? navigate({ to: "/messages/$messageId/edit", params: { messageId: message.id }, search: { step: next } })
      : navigate({ to: "/messages/new", search: { urgency: draft.urgency, step: next } });
  };
  const isDirty = () => latest.current !== clean.current;
  const keep = async () => {
    const message = await store(draft, stored.current);
    stored.current = message;
    clean.current = draft;
    queries.setQueryData(messageQuery(message.id).queryKey, message);
    await queries.invalidateQueries({ queryKey: ["messages", "list"] });
    return message;
  };
  const open = (message: Message) => navigate({ to: "/messages/$messageId", params: { messageId: message.id } });
  const save = useMutation({
    mutationFn: keep,
    onSuccess: async (message) => {
      notify(t("messages.done.saved"));
      // Whoever went on typing while it was saved keeps what was typed: the page stays as it is.
      if (isDirty()) return;
      await navigate({
        to: "/messages/$messageId/edit",
        params: { messageId: message.id },
        search: { step },
        replace: true,
      });
    },
  });
  const submit = useMutation({
    mutationFn: async () =>
      messageMoves.submitForApproval(isDirty() || !stored.current ? await keep() : stored.current),
    onSuccess: async (message) => {
      queries.setQueryData(messageQuery(message.id).queryKey, message);
      await queries.invalidateQueries({ queryKey: ["messages", "list"] });
      notify(t("messages.done.submitForApproval"));
      await open(message);
    },
  });
  const test = useMutation({
    mutationFn: async () => {
      const { id } = isDirty() || !stored.current ? await keep() : stored.current;
      const params = { path: { id } };
      return unwrap(client.POST("/beta/admin/organizationalMessages/{id}/sendTest", { params }));
    },
    onSuccess: ({ mailedTo }) =>
      notify(mailedTo ? t("composer.testMailed", { address: mailedTo }) : t("composer.testSent")),
  });
  const reload = async () => {
    if (!stored.current) return;
    const current = await queries.fetchQuery({ ...messageQuery(stored.current.id), staleTime: 0 });
    clean.current = latest.current;
    onReload?.(current);
  };
  return {
    draft,
    isDirty,
    visited,
    goTo,
    change: (next: Draft) => {
      latest.current = next;
      setDraft(next);
    },
    busy: save.isPending || submit.isPending || test.isPending,
    error: submit.error ?? save.error ?? test.error,
    save: () => save.mutate(),
    submit: () => submit.mutate(),
    sendTest: () => test.mutate(),
    reload,
    close: () => (stored.current ? open(stored.current) : navigate({ to: "/messages" })),
  };
}

export type ComposerState = ReturnType<typeof useComposer>;
