import { expect, it } from "vitest";
import { type ForeignNode, readReported, wordsOf } from "./reportedMessage";

const words = (nodeValue: string): ForeignNode => ({ nodeType: 3, nodeName: "#text", nodeValue, childNodes: [] });
const tag = (nodeName: string, ...childNodes: ForeignNode[]): ForeignNode => ({
  nodeType: 1,
  nodeName: nodeName.toUpperCase(),
  nodeValue: null,
  childNodes,
});

it("a reported message is read, whatever of it is absent", () => {
  const nothing = { sender: undefined, sent: undefined, content: "", isHtml: false, isDeleted: false, files: [] };
  expect(readReported(null)).toEqual(nothing);
  expect(readReported({} as never)).toEqual(nothing);
  const message = {
    createdDateTime: "2026-11-30T10:00:00Z",
    from: { user: { displayName: "Léa" } },
    body: { contentType: "html", content: "<p>x</p>" },
    attachments: [{ name: "plan.pdf" }, {}],
  };
  expect(readReported(message as never)).toEqual({
    sender: "Léa",
    sent: "2026-11-30T10:00:00Z",
    content: "<p>x</p>",
    isHtml: true,
    isDeleted: false,
    files: ["plan.pdf"],
  });
});

it("of HTML the words are left, in their lines", () => {
  const body = tag(
    "body",
    tag("p", words("Hello "), tag("b", words("there"))),
    tag("p", words("one"), tag("br"), words("<img src=x>")),
    tag("script", words("alert(1)")),
  );
  expect(wordsOf(body)).toBe("Hello there\n\none\n<img src=x>");
});
