// What the server itself says in the mail of a message: in French to readers of French, else in English.

const words = {
  en: (organization: string) => `This message is from ${organization}.`,
  fr: (organization: string) => `Ce message vous est adressé par ${organization}.`,
};

/** The language of what the server says in a mail of this language. */
export function mailWordsLanguage(language: string | undefined): keyof typeof words {
  return primary(language) === "fr" ? "fr" : "en";
}

/** The last line of the mail: whom it is from. */
export function mailFoot(organization: string, language: string | undefined): string {
  return words[mailWordsLanguage(language)](organization);
}

const fromTheRight = ["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"];

/** Which way the mail is written. */
export function mailDirection(language: string | undefined): "ltr" | "rtl" {
  return fromTheRight.includes(primary(language)) ? "rtl" : "ltr";
}

/** The paragraphs of the mail: lines with something in them. */
export function mailParagraphs(body: string): string[] {
  return body.split(/\r?\n/).filter((line) => line.trim() !== "");
}

function primary(language: string | undefined): string {
  return language?.split("-")[0]?.toLowerCase() ?? "";
}
