// The way back from a message to what was typed, for whoever says it differently.
import type { SafeNode } from "./safeHtml";

/** The text that stands for formatted words. */
export function marksOf(nodes: readonly SafeNode[]): string {
  return nodes
    .map((node) => (typeof node === "string" ? node : wrapped(node)))
    .join("")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

function inner(nodes: readonly SafeNode[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : wrapped(node))).join("");
}

function wrapped(node: Exclude<SafeNode, string>): string {
  const words = inner(node.children);
  switch (node.tag) {
    case "strong":
    case "b":
      return around("**", words);
    case "em":
    case "i":
      return around("*", words);
    case "del":
    case "s":
      return around("~~", words);
    case "code":
      return words.includes("\n") ? words : around("`", words);
    case "pre":
      return `\`\`\`\n${words.replaceAll(/^`|`$/g, "")}\n\`\`\`\n`;
    case "a":
      return words === node.href || words.startsWith("http") ? words : `[${words}](${node.href ?? ""})`;
    case "at":
      return `@${words}`;
    case "br":
      return "\n";
    case "ul":
      return `${items(node.children, () => "- ")}\n`;
    case "ol":
      return `${items(node.children, (place) => `${place + 1}. `)}\n`;
    case "blockquote":
      return `${words.trim().replaceAll(/^/gm, "> ")}\n`;
    case "p":
    case "div":
    case "h1":
    case "h2":
    case "h3":
      return `${words}\n\n`;
    default:
      return words;
  }
}

/** Marks around words; white space at the edges stays outside. */
function around(mark: string, words: string): string {
  const [, before = "", middle = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
  return middle === "" ? words : `${before}${mark}${middle}${mark}${after}`;
}

function items(nodes: readonly SafeNode[], mark: (place: number) => string): string {
  const all = nodes.filter((node): node is Exclude<SafeNode, string> => typeof node !== "string" && node.tag === "li");
  return all.map((item, place) => `${mark(place)}${inner(item.children).trim()}`).join("\n");
}
