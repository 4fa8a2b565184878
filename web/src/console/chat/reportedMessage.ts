// A reported message, read for people: whatever stands in it is text.
import type { ChatReport } from "../../api/types";

export interface ReportedMessage {
  sender: string | undefined;
  sent: string | undefined;
  /** As HTML where `isHtml`, which nobody shows as such. */
  content: string;
  isHtml: boolean;
  isDeleted: boolean;
  files: string[];
}

type Loose = { [key: string]: unknown };

const objectIn = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});
const textIn = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

/** Reads the copy that the server has kept. The document says nothing of its shape: all of it may be absent. */
export function readReported(message: ChatReport["message"] | null): ReportedMessage {
  const kept = objectIn(message);
  const body = objectIn(kept.body);
  const from = objectIn(objectIn(kept.from).user);
  const attachments = Array.isArray(kept.attachments) ? kept.attachments.map(objectIn) : [];
  return {
    sender: textIn(from.displayName),
    sent: textIn(kept.createdDateTime),
    content: textIn(body.content) ?? "",
    isHtml: body.contentType === "html",
    isDeleted: textIn(kept.deletedDateTime) !== undefined,
    files: attachments.flatMap((one) => textIn(one.name) ?? []),
  };
}

/** What is read of a parsed document. */
export interface ForeignNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<ForeignNode>;
}

const element = 1;
const text = 3;

/** Elements that begin on a line of their own. */
const blocks = new Set("p div li ul ol h1 h2 h3 h4 h5 h6 pre blockquote hr table tr".split(" "));
/** Elements whose content is no text for people. */
const silent = new Set("script style template title head".split(" "));

function written(node: ForeignNode): string {
  if (node.nodeType === text) return node.nodeValue ?? "";
  if (node.nodeType !== element) return "";
  const name = node.nodeName.toLowerCase();
  if (name === "br") return "\n";
  if (silent.has(name)) return "";
  const inside = [...node.childNodes].map(written).join("");
  return blocks.has(name) ? `\n${inside}\n` : inside;
}

/** The words below a node, its lines as they were. */
export const wordsOf = (parent: ForeignNode): string =>
  [...parent.childNodes]
    .map(written)
    .join("")
    .replaceAll(/[ \t]*\n[ \t]*/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();

/** The words of a message. HTML is read in a document that is shown nowhere: nothing in it runs or is loaded. */
export const plainText = ({ content, isHtml }: ReportedMessage): string =>
  isHtml ? wordsOf(new DOMParser().parseFromString(content, "text/html").body) : content;
