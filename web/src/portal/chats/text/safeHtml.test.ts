import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { type ForeignNode, linked, plainWords, type SafeNode, safeAddress, safeNodes } from "./safeHtml";

/** What browsers read, by the parser that follows the same standard to the letter. */
function read(html: string): readonly SafeNode[] {
  const [root] = parse(html).childNodes.filter((one) => one.nodeName === "html");
  const body = (root as DefaultTreeAdapterTypes.Element).childNodes.find((one) => one.nodeName === "body");
  if (!body) throw new Error("every document has a body");
  return safeNodes(foreign(body));
}

function foreign(node: DefaultTreeAdapterTypes.Node): ForeignNode {
  const attributes = "attrs" in node ? node.attrs : [];
  const isText = node.nodeName === "#text";
  return {
    nodeType: isText ? 3 : node.nodeName.startsWith("#") ? 8 : 1,
    nodeName: node.nodeName,
    nodeValue: "value" in node ? node.value : null,
    get childNodes() {
      return "childNodes" in node ? node.childNodes.map(foreign) : [];
    },
    getAttribute: (name) => attributes.find((one) => one.name === name)?.value ?? null,
  };
}

/** Everything that is left, so that a test can look for what must not be. */
function shown(nodes: readonly SafeNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      const href = node.href === undefined ? "" : ` href="${node.href}"`;
      return `<${node.tag}${href}>${shown(node.children)}</${node.tag}>`;
    })
    .join("");
}

const dangerous = [
  "<script>window.__pwned=1</script>",
  "<img src=x onerror=window.__pwned=1>",
  "<svg onload=window.__pwned=1><script>window.__pwned=1</script></svg>",
  "<svg><animate onbegin=window.__pwned=1 attributeName=x dur=1s>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.__pwned=1&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=window.__pwned=1>">',
  '<a href="javascript:window.__pwned=1">x</a>',
  '<a href=" java\nscript:window.__pwned=1">x</a>',
  '<a href="\u0001javascript:window.__pwned=1">x</a>',
  '<a href="JaVaScRiPt&colon;window.__pwned=1">x</a>',
  '<a href="vbscript:window.__pwned=1">x</a>',
  '<a href="data:text/html,<script>window.__pwned=1</script>">x</a>',
  '<a href="blob:https://example.org/1">x</a>',
  '<a href="//evil.example">x</a><a href="/admin/">x</a><a href="#x">x</a>',
  "<iframe src=javascript:window.__pwned=1></iframe><iframe srcdoc='<script>window.__pwned=1</script>'></iframe>",
  "<form action=javascript:window.__pwned=1><input type=submit autofocus onfocus=window.__pwned=1></form>",
  "<object data=javascript:window.__pwned=1></object><embed src=javascript:window.__pwned=1>",
  "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=javascript:window.__pwned=1'>",
  "<p onmouseover=window.__pwned=1 style='background:url(javascript:window.__pwned=1)'>x</p>",
  "<details open ontoggle=window.__pwned=1><summary>x</summary></details>",
  "<video><source onerror=window.__pwned=1></video><audio src=x onerror=window.__pwned=1>",
  "<template><img src=x onerror=window.__pwned=1></template>",
  "<xmp><img src=x onerror=window.__pwned=1></xmp><textarea></textarea><img src=x onerror=window.__pwned=1>",
  "<style>@import 'https://evil.example/x.css'</style><link rel=stylesheet href=https://evil.example/x.css>",
  "<marquee onstart=window.__pwned=1>x</marquee><body onload=window.__pwned=1>",
  "<at id='0' onclick=window.__pwned=1>x</at><at id='javascript:1'>x</at>",
  "<custom-element onclick=window.__pwned=1><slot>x</slot></custom-element>",
  "<p><!-- <script>window.__pwned=1</script> --></p>",
];

describe("text of others", () => {
  it.each(dangerous)("does nothing: %s", (html) => {
    const left = shown(read(html)).toLowerCase();
    expect(left.replaceAll(/<\/?(p|br|span|at|a|div|ul|li)( href="https?:[^"]*")?>/g, "")).not.toMatch(/[<>]/);
    expect(left).not.toMatch(/javascript:|vbscript:|data:|blob:|evil\.example|pwned/);
  });

  it("keeps what people write with", () => {
    const html =
      '<p>Hello <strong>you</strong>, <at id="0">Anna</at></p><ul><li>one</li></ul><a href="https://a.example/">x</a>';
    expect(shown(read(html))).toBe(
      '<p>Hello <strong>you</strong>, <at>Anna</at></p><ul><li>one</li></ul><a href="https://a.example/">x</a>',
    );
    expect(plainWords(read("<p>one</p><p>two <em>three</em></p>")).trim()).toBe("one two three");
  });

  it("keeps the words of tags that it does not know", () => {
    expect(shown(read("<font color=red>red</font> <section>part</section>"))).toBe("red part");
  });

  it("does not follow endless nesting", () => {
    expect(() => read("<div>".repeat(5_000))).not.toThrow();
  });

  it.each(["mailto:a@b.example", "tel:+33612345678", "http://a.example/", "https://a.example/?a=1&b=2#c"])(
    "may link to %s",
    (address) => expect(safeAddress(address)).toBe(address),
  );

  it("finds web addresses in plain text, without the end of the sentence", () => {
    expect(shown(linked("See https://a.example/x?y=1. (Or http://b.example) <b>"))).toBe(
      'See <a href="https://a.example/x?y=1">https://a.example/x?y=1</a>. (Or <a href="http://b.example/">http://b.example</a>) &lt;b&gt;',
    );
    expect(shown(linked("javascript:alert(1) and text"))).toBe("javascript:alert(1) and text");
  });
});
