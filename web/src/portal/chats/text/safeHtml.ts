// What comes from other people, once more: the server has taken out what may run, and a page relies on nobody. Only
// the tags and attributes that are named here become anything; whatever else there is, is text or nothing.

/** A piece of text that can do nothing. */
export type SafeNode = string | SafeElement;

export interface SafeElement {
  tag: SafeTag;
  /** Of a link. */
  href?: string;
  /** Of somebody who is named. */
  mention?: number;
  children: readonly SafeNode[];
}

const safeTags = [
  "p",
  "br",
  "b",
  "strong",
  "i",
  "em",
  "u",
  "s",
  "del",
  "code",
  "pre",
  "blockquote",
  "ul",
  "ol",
  "li",
  "h1",
  "h2",
  "h3",
  "hr",
  "a",
  "at",
  "div",
  "span",
] as const;
export type SafeTag = (typeof safeTags)[number];

/** Elements whose content is no text for people. */
const swallowed = new Set([
  ..."script style template noscript noembed noframes iframe frame object embed title head svg math".split(" "),
  ..."textarea select option button input form audio video canvas xmp plaintext base link meta img".split(" "),
]);

/** Deeper than this nobody writes; a browser would run out of stack long after. */
const deepest = 40;

/** What is read of a parsed document. A browser's nodes have it, and any other parser's can be given it. */
export interface ForeignNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<ForeignNode>;
  readonly getAttribute?: (name: string) => string | null;
}

const element = 1;
const text = 3;

/** Reads HTML in a document that is shown nowhere: nothing in it runs, and nothing is loaded. */
export function readHtml(html: string): readonly SafeNode[] {
  return safeNodes(new DOMParser().parseFromString(html, "text/html").body);
}

/** What is left of the children of a foreign node. */
export function safeNodes(parent: ForeignNode, depth = 0): readonly SafeNode[] {
  return [...parent.childNodes].flatMap((node) => {
    if (node.nodeType === text) return node.nodeValue ? [node.nodeValue] : [];
    if (node.nodeType !== element || depth > deepest) return [];
    const name = node.nodeName.toLowerCase();
    if (swallowed.has(name)) return [];
    const children = safeNodes(node, depth + 1);
    const tag = safeTags.find((one) => one === name);
    return tag ? [safeElement(tag, node, children)] : children;
  });
}

function safeElement(tag: SafeTag, node: ForeignNode, children: readonly SafeNode[]): SafeElement {
  if (tag === "a") {
    const href = safeAddress(node.getAttribute?.("href") ?? null);
    // A link that leads nowhere is its words.
    return href === undefined ? { tag: "span", children } : { tag, href, children };
  }
  if (tag === "at") {
    const id = node.getAttribute?.("id") ?? "";
    return /^\d{1,6}$/.test(id) ? { tag, mention: Number(id), children } : { tag: "span", children };
  }
  return { tag, children };
}

/** Where links may lead. */
const schemes = ["http:", "https:", "mailto:", "tel:"];

/** The address of a link, as the browser itself reads it; undefined for whatever could do something else. */
export function safeAddress(address: string | null): string | undefined {
  if (!address || !/^[a-z]+:/i.test(address.trim())) return undefined;
  try {
    const url = new URL(address);
    return schemes.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The words alone. */
export function plainWords(nodes: readonly SafeNode[]): string {
  const blocks: readonly string[] = ["p", "div", "li", "br", "blockquote", "pre", "h1", "h2", "h3", "hr"];
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      const words = plainWords(node.children);
      return blocks.includes(node.tag) ? `${words} ` : words;
    })
    .join("");
}

/** Web addresses in plain text become links; where the sentence ends is not part of one. */
export function linked(plain: string): readonly SafeNode[] {
  return plain.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}])/gi).flatMap((part, place): SafeNode[] => {
    const href = place % 2 === 1 ? safeAddress(part) : undefined;
    if (href !== undefined) return [{ tag: "a", href, children: [part] }];
    return part === "" ? [] : [part];
  });
}
