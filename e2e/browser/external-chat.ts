// Chats with people outside, as they come to be without a page, and the console's page about them.
import type { Page } from "playwright-core";
import type { Api } from "../server/api.ts";

export const tabs = ["rules", "policies", "explain", "contacts", "invitations", "reports"] as const;
export type Tab = (typeof tabs)[number];

export const pathOf = (tab: Tab) => (tab === "rules" ? "/admin/external-chat" : `/admin/external-chat?tab=${tab}`);

/** Opens one tab of the console's page. */
export async function openTab(page: Page, tab: Tab): Promise<void> {
  await page.goto(pathOf(tab));
  await page.getByRole("tab", { selected: true }).first().waitFor();
}

/** Begins a chat with somebody outside, and says something; the chat's id. */
export async function writeTo(api: Api, email: string, ...words: string[]): Promise<string> {
  const chat = await api.post<{ id: string }>("/v1.0/chats", {
    chatType: "oneOnOne",
    members: [{ email }],
  });
  for (const content of words)
    await api.post(`/v1.0/chats/${chat.id}/messages`, {
      body: { contentType: "text", content },
    });
  return chat.id;
}

interface Message {
  id: string;
  messageType: string;
  body: { content: string };
}

/** Reports the message of a chat that has these words. */
export async function report(api: Api, chat: string, words: string, comment: string): Promise<void> {
  const { value } = await api.get<{ value: Message[] }>(`/v1.0/chats/${chat}/messages`);
  const found = value.find((one) => one.body.content.includes(words));
  if (!found) throw new Error(`nobody has said ${words}`);
  await api.post(`/beta/chats/${chat}/messages/${found.id}/report`, {
    comment,
  });
}
