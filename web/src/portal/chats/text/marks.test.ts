import { expect, it } from "vitest";
import { marksOf } from "./marks";
import type { SafeNode } from "./safeHtml";

const node = (tag: Exclude<SafeNode, string>["tag"], ...children: SafeNode[]): SafeNode => ({ tag, children });

it.each<[string, SafeNode[]]>([
  [
    "a **b** *c* `d` ~~e~~",
    [node("p", "a ", node("strong", "b"), " ", node("em", "c"), " ", node("code", "d"), " ", node("del", "e"))],
  ],
  ["one\ntwo\n\nthree", [node("p", "one", node("br"), "two"), node("p", "three")]],
  ["- a\n- b\n1. c", [node("ul", node("li", "a"), node("li", "b")), node("ol", node("li", "c"))]],
  ["```\nx < y\n```", [node("pre", node("code", "x < y"))]],
  ["> a\n> b", [node("blockquote", "a", node("br"), "b")]],
  [
    "[here](https://a.example/) @Anna",
    [{ tag: "a", href: "https://a.example/", children: ["here"] }, " ", node("at", "Anna")],
  ],
])("gives back what was typed: %s", (text, nodes) => expect(marksOf(nodes)).toBe(text));
