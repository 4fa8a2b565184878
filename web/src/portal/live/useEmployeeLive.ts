import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { client, unwrap } from "../../api/client";
import { toProblem } from "../../api/problem";
import type { Showing } from "../../api/types";
import { ChannelLocks } from "../../live/channelLocks";
import { browserStorage } from "../../live/clientStorage";
import { EmployeeLive } from "../../live/employeeLive";
import type { LiveStatus } from "../../live/liveConnection";
import type { PlainRequests } from "../../live/plainFallback";
import type { OnScreen } from "../../live/showingBoard";
import type { StageLocks } from "../../live/stage";
import { signInAddress } from "../../session/returnTo";
import { hearOfChats, speakFor } from "../chats/chatChannel";
import { newGuid } from "../newGuid";
import { takeLive } from "../notifications/ownShelf";

export interface LiveView {
  onScreen: OnScreen;
  status: LiveStatus;
  drawn: (showingId: string) => void;
  clicked: (showing: Showing) => void;
  dismissed: (showing: Showing) => void;
}

const idle: LiveView = {
  onScreen: {},
  status: "connecting",
  drawn: () => undefined,
  clicked: () => undefined,
  dismissed: () => undefined,
};

/** Milliseconds within which several changes refresh the inbox once. */
const inboxCalm = 400;

const plainRequests: PlainRequests = {
  due: async () => (await unwrap(client.GET("/beta/me/organizationalMessages/due"))).value,
  deliver: async (events) => {
    const body = { events: [...events] };
    const answer = await unwrap(client.POST("/beta/me/organizationalMessages/events", { body }));
    return [...answer.accepted, ...answer.refused.map((one) => one.id)];
  },
};

async function leaveIfSignedOut(): Promise<void> {
  try {
    await unwrap(client.GET("/identity/session"));
  } catch (cause) {
    if (toProblem(cause).status === 401) location.assign(signInAddress(location));
  }
}

/** Keeps the live connection of the signed-in person as long as the page is open. */
export function useEmployeeLive(userId: string): LiveView {
  const queries = useQueryClient();
  const [view, setView] = useState<LiveView>(idle);

  useEffect(() => {
    let inboxTimer: ReturnType<typeof setTimeout> | undefined;
    const live: EmployeeLive = new EmployeeLive({
      owner: userId,
      storage: browserStorage(),
      stage: { locks: locksOf(userId), channel: channelOf(`stage.${userId}`) },
      requests: plainRequests,
      url: `${location.origin.replace(/^http/, "ws")}/live`,
      openSocket: (url, subprotocol) => new WebSocket(url, subprotocol),
      schedule: after,
      random: Math.random,
      now: Date.now,
      newId: newGuid,
      isVisible: () => document.visibilityState === "visible",
      onChange: () => setView(viewOf(live)),
      onInboxChange: () => {
        clearTimeout(inboxTimer);
        inboxTimer = setTimeout(() => void queries.invalidateQueries({ queryKey: ["inbox"] }), inboxCalm);
      },
      onNotification: (notification) => void takeLive(userId, notification),
      onChat: hearOfChats,
      onUnanswered: () => void leaveIfSignedOut(),
    });
    const stopListening = listen(live);
    const stopSpeaking = speakFor((chatId) => live.typing(chatId));
    live.start();
    return () => {
      stopListening();
      stopSpeaking();
      clearTimeout(inboxTimer);
      live.stop();
    };
  }, [userId, queries]);

  return view;
}

/** What the tabs of this browser say to each other about a matter. */
function channelOf(matter: string): BroadcastChannel | undefined {
  return typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`beffroi.${matter}`);
}

/** The browser's locks; on plain http, where it gives none, the agreement of the tabs. */
function locksOf(userId: string): StageLocks | undefined {
  // Absent on origins that are not secure, whatever the types say.
  const locks: LockManager | undefined = navigator.locks;
  if (locks) return locks;
  const channel = channelOf(`lock.${userId}`);
  return channel && new ChannelLocks({ channel, schedule: after, id: newGuid() });
}

/** Runs the action after the milliseconds; the answer cancels it. */
function after(action: () => void, milliseconds: number): () => void {
  const timer = setTimeout(action, milliseconds);
  return () => clearTimeout(timer);
}

function viewOf(live: EmployeeLive): LiveView {
  return {
    onScreen: live.onScreen(),
    status: live.status(),
    drawn: (showingId) => live.drawn(showingId),
    clicked: (showing) => live.clicked(showing),
    dismissed: (showing) => live.dismissed(showing),
  };
}

function listen(live: EmployeeLive): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  document.addEventListener("visibilitychange", () => live.visibilityChanged(), { signal });
  addEventListener("pagehide", () => live.pageLeft(), { signal });
  addEventListener("pageshow", () => live.visibilityChanged(), { signal });
  addEventListener("online", () => live.networkChanged(true), { signal });
  addEventListener("offline", () => live.networkChanged(false), { signal });
  return () => controller.abort();
}
