import { describe, expect, it } from "vitest";
import { fitting, pieces, typedName } from "./mentions";
import { written } from "./writing";

const anna = { userId: "1", displayName: "Anna Berg" };
const annaMaria = { userId: "2", displayName: "Anna Berg-Ros" };
const star = { userId: "3", displayName: "Star *One*" };

const html = (text: string) => {
  const { body } = written(text, []);
  return body.contentType === "html" ? body.content : undefined;
};

describe("what is typed", () => {
  it.each([
    "Hello",
    "two\nlines\n\nand a paragraph",
    "2 * 3 * 4 = 24",
    "a_b_c and snake_case",
    "5 < 6 & 7 > 2",
    "**",
    "* ",
    "see https://a.example/x_y*z.",
    "[no](javascript:alert(1))",
    "<b>not bold</b>",
    "#1 - no list",
  ])("stays plain: %s", (text) => {
    expect(written(text, [])).toEqual({ body: { contentType: "text", content: text.trim() }, mentions: [] });
  });

  it.each([
    ["**bold**", "<p><strong>bold</strong></p>"],
    ["a *b* c", "<p>a <em>b</em> c</p>"],
    ["*a* and *b*", "<p><em>a</em> and <em>b</em></p>"],
    ["~~no~~", "<p><del>no</del></p>"],
    ["`<b>`", "<p><code>&lt;b&gt;</code></p>"],
    ["**a `**` b**", "<p><strong>a `</strong>` b**</p>"],
    ["**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"],
    ["[here](https://a.example/?a=1&b=2)", '<p><a href="https://a.example/?a=1&amp;b=2">here</a></p>'],
    ["**x** https://a.example/1.", '<p><strong>x</strong> <a href="https://a.example/1">https://a.example/1</a>.</p>'],
    ["- one\n- **two**\n\nend", "<ul><li>one</li><li><strong>two</strong></li></ul><p>end</p>"],
    ["1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"],
    ["> a\n> b\nc", "<blockquote>a<br>b</blockquote><p>c</p>"],
    ["```\nif (a < b) **x**\n```\nend", "<pre><code>if (a &lt; b) **x**</code></pre><p>end</p>"],
    ['**<img src=x onerror="alert(1)">**', "<p><strong>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</strong></p>"],
  ])("becomes a message: %s", (text, expected) => expect(html(text)).toBe(expected));

  it("is never slow, whatever it is", () => {
    const began = performance.now();
    for (const sign of ["*", "**", "`", "[", "~~", "@", "> ", "- "]) written(sign.repeat(5_000), [anna]);
    written("*a ".repeat(5_000), []);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("somebody who is named", () => {
  it("becomes a mention with a number of its own", () => {
    const { body, mentions } = written("Hello @Anna Berg, meet @Anna Berg-Ros (@Star *One*)", [anna, annaMaria, star]);
    expect(body).toEqual({
      contentType: "html",
      content:
        '<p>Hello <at id="0">Anna Berg</at>, meet <at id="1">Anna Berg-Ros</at> (<at id="2">Star *One*</at>)</p>',
    });
    expect(mentions).toEqual([
      { id: 0, mentionText: "Anna Berg", mentioned: { user: { id: "1" } } },
      { id: 1, mentionText: "Anna Berg-Ros", mentioned: { user: { id: "2" } } },
      { id: 2, mentionText: "Star *One*", mentioned: { user: { id: "3" } } },
    ]);
  });

  it("is nobody inside of an address or a longer name", () => {
    expect(pieces("a@Anna Berg @Anna Bergmann", [anna])).toEqual(["a@Anna Berg @Anna Bergmann"]);
    expect(written("@Anna Berg", []).mentions).toEqual([]);
  });

  it("keeps signs of their name out of the HTML", () => {
    const { body } = written("@<b>x", [{ userId: "4", displayName: "<b>x" }]);
    expect(body.content).toBe('<p><at id="0">&lt;b&gt;x</at></p>');
  });

  it("is looked for from the @ on", () => {
    expect(typedName("Hello @an", 9)).toEqual({ from: 6, typed: "an" });
    expect(typedName("Hello @Anna Be", 14)).toEqual({ from: 6, typed: "Anna Be" });
    expect(typedName("@", 1)).toEqual({ from: 0, typed: "" });
    expect(typedName("mail@contoso", 12)).toBeUndefined();
    expect(typedName("Hello", 5)).toBeUndefined();
  });

  it("is found by any part of the name, whatever the accents", () => {
    const zoe = { userId: "5", displayName: "Zoé Ançel" };
    expect(fitting("zoe", [anna, zoe])).toEqual([zoe]);
    expect(fitting("anc", [anna, zoe])).toEqual([zoe]);
    expect(fitting("", [anna, zoe])).toEqual([anna, zoe]);
  });
});
