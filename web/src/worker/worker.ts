// The portal's service worker: takes pushes while no page is open, and answers visits without a network.
import { showBadge } from "../push/badge";
import { noticesPath, type Pushed, readPush } from "../push/notification";
import { worksWith } from "../push/portalPages";
import { isOver, put, putAway } from "../push/shelf";
import { changeShelf, readShelf } from "../push/shelfStore";
import { acknowledge, subscribe } from "../push/subscription";
import { words } from "./words";

declare const self: ServiceWorkerGlobalScope;

/** What was clicked on, and is read in the portal. */
const opened = new Set<string>();
const offlineStore = "offline-1";
const offlinePages = ["/offline.html", "/offline-fr.html"];

self.addEventListener("install", (event) => {
  event.waitUntil(keepOfflinePages());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(begin());
});

self.addEventListener("fetch", (event) => {
  // Pages alone: everything else fails as it would without a worker, and is explained by its page.
  if (event.request.mode === "navigate") event.respondWith(visit(event));
});

self.addEventListener("push", (event) => {
  event.waitUntil(take(event.data));
});

self.addEventListener("notificationclick", (event) => {
  const { id, path } = event.notification.data ?? {};
  if (typeof id === "string") opened.add(id);
  event.notification.close();
  event.waitUntil(open(path ?? noticesPath));
});

// Who closes it has put it away. Who clicks on it has not: some systems then close it by themselves.
self.addEventListener("notificationclose", (event) => {
  const { id } = event.notification.data ?? {};
  if (typeof id === "string" && !opened.delete(id)) event.waitUntil(close(id));
});

self.addEventListener("pushsubscriptionchange", (event) => {
  (event as ExtendableEvent).waitUntil(renew());
});

async function keepOfflinePages(): Promise<void> {
  const store = await caches.open(offlineStore);
  await store.addAll(offlinePages.map((file) => new Request(file, { cache: "reload" })));
  await self.skipWaiting();
}

async function begin(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== offlineStore);
  await Promise.all(old.map((name) => caches.delete(name)));
  // The visit goes out while the worker starts.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function visit(event: FetchEvent): Promise<Response> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    const page = words().offlinePage;
    return (await caches.match(page)) ?? Response.error();
  }
}

async function take(data: PushMessageData | null): Promise<void> {
  const pushed = read(data);
  if (!pushed) {
    // Browsers show a sentence of their own where nothing is shown.
    return self.registration.showNotification(words().unreadable, { icon: "/icons/192.png", data: {} });
  }
  const { notice, path, receipt } = pushed;
  const shelf = await changeShelf((before) => put(before, notice, Date.now()));
  const openPages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const isInView = openPages.some((page) => page.visibilityState === "visible" && worksWith(page.url));
  // A portal that the person looks at shows it in its page.
  if (!isOver(shelf, notice.id) && !isInView) {
    await self.registration.showNotification(notice.title, {
      body: notice.body,
      tag: notice.id,
      icon: "/icons/192.png",
      badge: "/icons/badge.png",
      // It stays until the person dismisses it.
      requireInteraction: true,
      data: { id: notice.id, path },
    });
  }
  showBadge(shelf.notices.length);
  // The server counts what reached somebody; without its answer the notification is there all the same.
  if (receipt) await acknowledge(receipt).catch(() => undefined);
}

function read(data: PushMessageData | null): Pushed | undefined {
  try {
    return readPush(data?.json(), self.location.origin);
  } catch {
    return undefined;
  }
}

async function open(path: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages.find((one) => worksWith(one.url));
  if (!page) {
    await self.clients.openWindow(path);
    return;
  }
  page.postMessage({ type: "go", path });
  await page.focus();
}

async function close(id: string): Promise<void> {
  const shelf = await changeShelf((before) => putAway(before, [id]));
  showBadge(shelf.notices.length);
}

/** The browser has ended its subscription. Without a session, the portal does this when it is opened next. */
async function renew(): Promise<void> {
  const { owner, device } = await readShelf();
  if (owner && device) await subscribe(self.registration.pushManager, owner, device);
}
