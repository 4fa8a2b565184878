import { applications } from "./console/applications";
import { composer } from "./console/composer";
import { conferencing } from "./console/conferencing";
import { deleted } from "./console/deleted";
import { devices, groups, people } from "./console/directory";
import { externalChat } from "./console/externalChat";
import { account, audit, home, roles, settings, signInSettings } from "./console/governance";
import { licences } from "./console/licences";
import { mail } from "./console/mail";
import { messages } from "./console/messages";
import { notifications } from "./console/notifications";
import { activity, explain, report } from "./console/report";
import { shell } from "./console/shell";
import { webhooks } from "./console/webhooks";
import { security } from "./security";
import { server } from "./server";
import { shared } from "./shared";

export const texts = {
  shared,
  security,
  server,
  shell,
  home,
  people,
  groups,
  devices,
  licences,
  conferencing,
  deleted,
  externalChat,
  messages,
  notifications,
  composer,
  report,
  activity,
  explain,
  roles,
  applications,
  webhooks,
  audit,
  mail,
  settings,
  signInSettings,
  account,
};
