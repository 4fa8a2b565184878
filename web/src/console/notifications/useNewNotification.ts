import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { toProblem } from "../../api/problem";
import { useSubmit } from "../../ui/useSubmit";
import { useNotice } from "../shell/notices";
import { checkDraft, type NotificationDraft, nothingWritten, type Step, sentText } from "./notification";
import { notificationsChanged, quotaQuery } from "./notificationQueries";
import { type FieldProblems, fieldProblems } from "./sendProblem";

const nothing: NotificationDraft = { title: "", body: "", groups: [] };

/** State and acts of the wizard. What was typed stays until it has been sent, whatever the server says. */
export function useNewNotification(step: Step) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotice();
  const [draft, setDraft] = useState(nothing);
  const [visited, setVisited] = useState<ReadonlySet<Step>>(() => new Set([step]));
  const [refused, setRefused] = useState<FieldProblems>({});
  // Each refusal has its own wait.
  const [failures, setFailures] = useState(0);
  // Refs, because the guard against leaving asks in the middle of sending.
  const latest = useRef(nothing);
  const isSent = useRef(false);

  const goTo = (next: Step) => {
    setVisited(new Set([...visited, step, next]));
    return navigate({ to: "/notifications/new", search: { step: next } });
  };
  const send = async () => {
    const body = {
      notificationTitle: sentText(draft.title),
      notificationBody: sentText(draft.body),
      groupsToNotify: draft.groups.map((one) => one.id),
    };
    try {
      await unwrap(client.POST("/beta/deviceManagement/sendCustomNotificationToCompanyPortal", { body }));
    } catch (cause) {
      const found = fieldProblems(toProblem(cause), draft.groups, t);
      setRefused(found);
      setFailures((count) => count + 1);
      void queries.invalidateQueries({ queryKey: quotaQuery.queryKey });
      if (found.title || found.body) void goTo("basics");
      else if (found.groups) void goTo("assignments");
      throw cause;
    }
  };
  const sent = async () => {
    isSent.current = true;
    void notificationsChanged(queries);
    notify(t("notifications.sent"));
    await navigate({ to: "/notifications" });
  };
  const { submit, reset, isPending, error } = useSubmit(send, sent);
  const change = (part: Partial<NotificationDraft>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    setDraft(next);
    // What was changed may be right now.
    if (error && Object.keys(refused).length > 0) reset();
    const { title, body, groups } = refused;
    setRefused({
      ...(title && part.title === undefined ? { title } : {}),
      ...(body && part.body === undefined ? { body } : {}),
      ...(groups && part.groups === undefined ? { groups } : {}),
    });
  };
  return {
    draft,
    change,
    findings: checkDraft(draft),
    refused,
    visited,
    goTo,
    submit,
    isPending,
    failures,
    /** What is to be said beside the buttons: what belongs to a field is said there. */
    error: Object.keys(refused).length > 0 ? null : error,
    isDirty: () => !isSent.current && !nothingWritten(latest.current),
    cancel: () => navigate({ to: "/notifications" }),
  };
}

export type NewNotification = ReturnType<typeof useNewNotification>;
