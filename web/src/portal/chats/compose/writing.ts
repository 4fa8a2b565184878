// What people type becomes a message: `**bold**`, `*italic*`, `~~struck~~`, `` `code` ``, `[words](https://…)`, lists,
// quotations and blocks of code. Whatever is none of that stays as it was typed.
import type { NewChatMessage } from "../../../api/types";
import { safeAddress } from "../text/safeHtml";
import { escaped, type Mentionable, Mentions, pieces } from "./mentions";

export type Written = Pick<NewChatMessage, "body" | "mentions">;

/** The message that a text stands for; plain where nothing in it is formatted. */
export function written(text: string, named: readonly Mentionable[]): Written {
  const trimmed = text.replaceAll("\r\n", "\n").replace(/^\s*\n|\s+$/g, "");
  const writer = new Writer(named);
  const content = writer.blocks(trimmed.split("\n"));
  if (!writer.isFormatted) return { body: { contentType: "text", content: trimmed }, mentions: [] };
  return { body: { contentType: "html", content }, mentions: writer.mentions.list() };
}

const bullet = /^\s*[-*•]\s+(.*)$/;
const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/;
const quoted = /^>\s?(.*)$/;
const fence = /^```/;
const anyBlock = [bullet, numbered, quoted, fence];

/** In the order in which they are tried at one place: code, link, bare address, bold, struck, italic. */
const marks = new RegExp(
  [
    "`([^`\\n]+)`",
    "\\[([^\\]\\n]+)\\]\\(([^\\s)]+)\\)",
    "(https?:\\/\\/[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]}*])",
    "\\*\\*(?=\\S)(.+?\\S|\\S)\\*\\*",
    "~~(?=\\S)(.+?\\S|\\S)~~",
    "(?<![\\w*])\\*(?=[^\\s*])(.*?[^\\s*])\\*(?![\\w*])",
  ].join("|"),
);

/** Signs that nobody types; between them stands which of the named people is meant. */
const opens = "\uE000";
const closes = "\uE001";

class Writer {
  readonly mentions = new Mentions();
  isFormatted = false;
  private readonly named: readonly Mentionable[];

  constructor(named: readonly Mentionable[]) {
    this.named = named;
  }

  blocks(lines: readonly string[]): string {
    const all: string[] = [];
    for (let at = 0; at < lines.length; ) {
      const { html, next } = this.block(lines, at);
      if (html !== "") all.push(html);
      at = next;
    }
    return all.join("");
  }

  private block(lines: readonly string[], at: number): { html: string; next: number } {
    const line = lines[at] ?? "";
    const end = lines.findIndex((one, place) => place > at && fence.test(one));
    if (fence.test(line) && end > 0) {
      const code = escaped(lines.slice(at + 1, end).join("\n"));
      return { html: this.formatted(`<pre><code>${code}</code></pre>`), next: end + 1 };
    }
    for (const [pattern, tag] of [[bullet, "ul"] as const, [numbered, "ol"] as const]) {
      const items = run(lines, at, pattern);
      const html = items.map((item) => `<li>${this.line(item)}</li>`).join("");
      if (items.length > 0) return { html: this.formatted(`<${tag}>${html}</${tag}>`), next: at + items.length };
    }
    const words = run(lines, at, quoted);
    if (words.length > 0) {
      const html = words.map((one) => this.line(one)).join("<br>");
      return { html: this.formatted(`<blockquote>${html}</blockquote>`), next: at + words.length };
    }
    if (line.trim() === "") return { html: "", next: at + 1 };
    const isOwn = (one: string) => one.trim() !== "" && !anyBlock.some((pattern) => pattern.test(one));
    const after = lines.findIndex((one, place) => place > at && !isOwn(one));
    const next = after < 0 ? lines.length : after;
    const paragraph = lines.slice(at, next).map((one) => this.line(one));
    return { html: `<p>${paragraph.join("<br>")}</p>`, next };
  }

  private formatted(html: string): string {
    this.isFormatted = true;
    return html;
  }

  private line(line: string): string {
    // Somebody's name is not looked into for marks: it may have stars in it.
    const people: Mentionable[] = [];
    const text = pieces(line.replaceAll(/[\uE000\uE001]/g, ""), this.named)
      .map((piece) => (typeof piece === "string" ? piece : `${opens}${people.push(piece) - 1}${closes}`))
      .join("");
    return this.marked(text).replaceAll(/\uE000(\d+)\uE001/g, (_, place: string) => {
      const one = people[Number(place)];
      return one ? this.formatted(this.mentions.add(one)) : "";
    });
  }

  /** The marks within a line. */
  private marked(text: string): string {
    const match = marks.exec(text);
    if (!match) return escaped(text);
    const before = escaped(text.slice(0, match.index));
    return before + this.mark(match) + this.marked(text.slice(match.index + match[0].length));
  }

  private mark([whole, code, words, target, address, bold, struck, italic]: RegExpExecArray): string {
    if (code !== undefined) return this.formatted(`<code>${escaped(code)}</code>`);
    if (words !== undefined) {
      const link = safeAddress(target ?? null);
      return link === undefined ? escaped(whole) : this.formatted(`<a href="${escaped(link)}">${escaped(words)}</a>`);
    }
    if (address !== undefined) {
      // In plain text it becomes a link where it is shown, so that it formats nothing.
      const link = safeAddress(address);
      return link === undefined ? escaped(address) : `<a href="${escaped(link)}">${escaped(address)}</a>`;
    }
    if (bold !== undefined) return this.formatted(`<strong>${this.marked(bold)}</strong>`);
    if (struck !== undefined) return this.formatted(`<del>${this.marked(struck)}</del>`);
    return this.formatted(`<em>${this.marked(italic ?? "")}</em>`);
  }
}

/** The lines from here on that fit, without their marks. */
function run(lines: readonly string[], at: number, pattern: RegExp): string[] {
  const found: string[] = [];
  for (let match = pattern.exec(lines[at] ?? ""); match; match = pattern.exec(lines[at + found.length] ?? ""))
    found.push(match[1] ?? "");
  return found;
}
