import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mailDirection, mailFoot, mailParagraphs } from "./mailWords";

/** A source of the mail that the server sends. */
function source(name: string): string {
  return readFileSync(new URL(`../../../crates/messages/src/mail/${name}`, import.meta.url), "utf8");
}

describe("the preview of a mail", () => {
  it.each(["en", "fr"])("ends as the mail in %s ends", (language) =>
    expect(source("words.rs")).toContain(`format!("${mailFoot("{organization}", language)}")`),
  );

  it("ends in English for all others, and in French whatever the country", () => {
    expect(mailFoot("Contoso", "de")).toBe("This message is from Contoso.");
    expect(mailFoot("Contoso", "FR-ca")).toBe("Ce message vous est adressé par Contoso.");
  });

  it("is written from the right in the languages in which the mail is", () => {
    const [, list = ""] =
      /match language\.primary\(\) \{\s*([^=]+?) => "rtl"/.exec(source("../../../channels/src/letter/page.rs")) ?? [];
    const languages = [...list.matchAll(/"(\w+)"/g)].map(([, tag]) => tag);
    expect(languages).toContain("ar");
    for (const language of languages) expect(mailDirection(`${language}-XX`)).toBe("rtl");
    for (const language of ["en", "fr", "zh", undefined]) expect(mailDirection(language)).toBe("ltr");
  });

  it("has a paragraph for each line that says something", () =>
    expect(mailParagraphs("One.\n\n  \r\nTwo.")).toEqual(["One.", "Two."]));
});
