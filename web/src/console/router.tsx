import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { HomePage } from "./home/HomePage";
import { NotFoundPage } from "./shell/NotFoundPage";
import { PageProblem } from "./shell/PageProblem";
import { Shell } from "./shell/Shell";

/** The text values of an address that a page knows; everything else is dropped. */
function textsOf<const Names extends readonly string[]>(...names: Names) {
  return (search: Record<string, unknown>): { [Name in Names[number]]?: string } => {
    const known = names.flatMap((name) => {
      const value = search[name];
      return value === undefined || value === null || value === "" ? [] : [[name, String(value)]];
    });
    return Object.fromEntries(known);
  };
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const home = createRoute({ getParentRoute: () => root, path: "/", component: HomePage });

export const peopleRoute = createRoute({
  getParentRoute: () => root,
  path: "people",
  validateSearch: textsOf("q", "department", "enabled", "type", "sort", "person"),
  component: lazyRouteComponent(() => import("./people/PeoplePage"), "PeoplePage"),
});

const importPeople = createRoute({
  getParentRoute: () => root,
  path: "people/import",
  component: lazyRouteComponent(() => import("./people/import/ImportPage"), "ImportPage"),
});

export const deletedPeopleRoute = createRoute({
  getParentRoute: () => root,
  path: "people/deleted",
  validateSearch: textsOf("q"),
  component: lazyRouteComponent(() => import("./deleted/DeletedPeoplePage"), "DeletedPeoplePage"),
});

export const deletedGroupsRoute = createRoute({
  getParentRoute: () => root,
  path: "groups/deleted",
  validateSearch: textsOf("q"),
  component: lazyRouteComponent(() => import("./deleted/DeletedGroupsPage"), "DeletedGroupsPage"),
});

export const groupsRoute = createRoute({
  getParentRoute: () => root,
  path: "groups",
  validateSearch: textsOf("q", "sort"),
  component: lazyRouteComponent(() => import("./groups/GroupsPage"), "GroupsPage"),
});

export const groupRoute = createRoute({
  getParentRoute: () => root,
  path: "groups/$groupId",
  validateSearch: textsOf("tab"),
  component: lazyRouteComponent(() => import("./groups/GroupPage"), "GroupPage"),
});

export const devicesRoute = createRoute({
  getParentRoute: () => root,
  path: "devices",
  validateSearch: textsOf("q", "system", "sort", "device"),
  component: lazyRouteComponent(() => import("./devices/DevicesPage"), "DevicesPage"),
});

export const licencesRoute = createRoute({
  getParentRoute: () => root,
  path: "licences",
  validateSearch: textsOf("q", "sort", "product"),
  component: lazyRouteComponent(() => import("./licences/LicencesPage"), "LicencesPage"),
});

const licenceOverlap = createRoute({
  getParentRoute: () => root,
  path: "licences/overlap",
  validateSearch: textsOf("people"),
  component: lazyRouteComponent(() => import("./licences/OverlapPage"), "OverlapPage"),
});

export const conferencingRoute = createRoute({
  getParentRoute: () => root,
  path: "conferencing",
  validateSearch: textsOf("tab", "provider", "person"),
  component: lazyRouteComponent(() => import("./conferencing/ConferencingPage"), "ConferencingPage"),
});

export const mailRoute = createRoute({
  getParentRoute: () => root,
  path: "mail",
  validateSearch: textsOf("state", "person", "mail"),
  component: lazyRouteComponent(() => import("./mail/MailPage"), "MailPage"),
});

export const messagesRoute = createRoute({
  getParentRoute: () => root,
  path: "messages",
  validateSearch: textsOf("q", "state", "location", "objective"),
  component: lazyRouteComponent(() => import("./messages/MessagesPage"), "MessagesPage"),
});

export const newMessageRoute = createRoute({
  getParentRoute: () => root,
  path: "messages/new",
  validateSearch: textsOf("urgency", "step"),
  component: lazyRouteComponent(() => import("./composer/NewMessagePage"), "NewMessagePage"),
});

export const activityRoute = createRoute({
  getParentRoute: () => root,
  path: "messages/activity",
  validateSearch: textsOf("q", "state", "location", "objective", "range"),
  component: lazyRouteComponent(() => import("./report/ActivityPage"), "ActivityPage"),
});

export const notificationsRoute = createRoute({
  getParentRoute: () => root,
  path: "notifications",
  validateSearch: textsOf("notification"),
  component: lazyRouteComponent(() => import("./notifications/NotificationsPage"), "NotificationsPage"),
});

export const newNotificationRoute = createRoute({
  getParentRoute: () => root,
  path: "notifications/new",
  validateSearch: textsOf("step"),
  component: lazyRouteComponent(() => import("./notifications/NewNotificationPage"), "NewNotificationPage"),
});

const notificationChannels = createRoute({
  getParentRoute: () => root,
  path: "notifications/channels",
  component: lazyRouteComponent(() => import("./notifications/ChannelsPage"), "ChannelsPage"),
});

export const externalChatRoute = createRoute({
  getParentRoute: () => root,
  path: "external-chat",
  validateSearch: textsOf("tab", "q", "state", "person"),
  component: lazyRouteComponent(() => import("./chat/ExternalChatPage"), "ExternalChatPage"),
});

export const messageRoute = createRoute({
  getParentRoute: () => root,
  path: "messages/$messageId",
  component: lazyRouteComponent(() => import("./messages/MessagePage"), "MessagePage"),
});

export const editMessageRoute = createRoute({
  getParentRoute: () => root,
  path: "messages/$messageId/edit",
  validateSearch: textsOf("step"),
  component: lazyRouteComponent(() => import("./composer/EditMessagePage"), "EditMessagePage"),
});

const roles = createRoute({
  getParentRoute: () => root,
  path: "roles",
  component: lazyRouteComponent(() => import("./roles/RolesPage"), "RolesPage"),
});

export const applicationsRoute = createRoute({
  getParentRoute: () => root,
  path: "applications",
  validateSearch: textsOf("q", "sort"),
  component: lazyRouteComponent(() => import("./applications/ApplicationsPage"), "ApplicationsPage"),
});

export const applicationRoute = createRoute({
  getParentRoute: () => root,
  path: "applications/$applicationId",
  component: lazyRouteComponent(() => import("./applications/ApplicationPage"), "ApplicationPage"),
});

const webhooksRoute = createRoute({
  getParentRoute: () => root,
  path: "webhooks",
  component: lazyRouteComponent(() => import("./webhooks/WebhooksPage"), "WebhooksPage"),
});

export const webhookRoute = createRoute({
  getParentRoute: () => root,
  path: "webhooks/$webhookId",
  component: lazyRouteComponent(() => import("./webhooks/WebhookPage"), "WebhookPage"),
});

export const auditRoute = createRoute({
  getParentRoute: () => root,
  path: "audit",
  validateSearch: textsOf("q", "category", "result", "since"),
  component: lazyRouteComponent(() => import("./audit/AuditPage"), "AuditPage"),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "settings",
  component: lazyRouteComponent(() => import("./settings/SettingsPage"), "SettingsPage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "sign-in",
  component: lazyRouteComponent(() => import("./signin/SignInSettingsPage"), "SignInSettingsPage"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "account",
  component: lazyRouteComponent(() => import("./account/AccountPage"), "AccountPage"),
});

const routeTree = root.addChildren([
  home,
  peopleRoute,
  importPeople,
  deletedPeopleRoute,
  groupsRoute,
  deletedGroupsRoute,
  groupRoute,
  devicesRoute,
  licencesRoute,
  licenceOverlap,
  conferencingRoute,
  messagesRoute,
  activityRoute,
  newMessageRoute,
  messageRoute,
  editMessageRoute,
  notificationsRoute,
  newNotificationRoute,
  notificationChannels,
  externalChatRoute,
  roles,
  applicationsRoute,
  applicationRoute,
  webhooksRoute,
  webhookRoute,
  auditRoute,
  mailRoute,
  signIn,
  settings,
  account,
]);

export const router = createRouter({
  routeTree,
  basepath: "/admin",
  defaultErrorComponent: PageProblem,
  scrollRestoration: true,
  // The page behind a link comes while the pointer or the focus is on its way to the click.
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
