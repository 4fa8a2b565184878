import { expect, it } from "vitest";
import { type Format, format } from "./formatting";

/** A text with its selection between bars. */
function change(marked: string, kind: Format): string {
  const from = marked.indexOf("|");
  const to = marked.lastIndexOf("|") - 1;
  const result = format({ text: marked.replaceAll("|", ""), from, to }, kind, "words");
  const { text } = result;
  return `${text.slice(0, result.from)}|${text.slice(result.from, result.to)}|${text.slice(result.to)}`;
}

it.each<[string, Format, string]>([
  ["a |b| c", "bold", "a **|b|** c"],
  ["a **|b|** c", "bold", "a |b| c"],
  ["a||", "italic", "a*||*"],
  ["|x|", "code", "`|x|`"],
  ["|one\ntwo|", "list", "- |one\n- two|"],
  ["- |one\n- two|", "list", "|one\ntwo|"],
  ["a\nb||\nc", "quote", "a\n> b||\nc"],
  ["see |this|", "link", "see [this](|https://|)"],
  ["|https://a.example|", "link", "[|words|](https://a.example)"],
  ["||", "link", "[words](|https://|)"],
])("%s, %s", (before, kind, after) => expect(change(before, kind)).toBe(after));
