// What the formatting buttons do with a text and what is selected in it.

export interface Selected {
  text: string;
  from: number;
  to: number;
}

export type Format = "bold" | "italic" | "strike" | "code" | "link" | "list" | "quote";

const around: Partial<Record<Format, string>> = { bold: "**", italic: "*", strike: "~~", code: "`" };
const before: Partial<Record<Format, string>> = { list: "- ", quote: "> " };

/** The text with a mark at what is selected, or without it where it was there. `link`: the words of an empty link. */
export function format({ text, from, to }: Selected, kind: Format, link: string): Selected {
  const mark = around[kind];
  const chosen = text.slice(from, to);
  const put = (words: string, start: number, end: number, at = from, until = to): Selected => ({
    text: text.slice(0, at) + words + text.slice(until),
    from: start,
    to: end,
  });
  if (mark !== undefined) {
    const isMarked = text.slice(0, from).endsWith(mark) && text.slice(to).startsWith(mark);
    const { length } = mark;
    if (isMarked) return put(chosen, from - length, to - length, from - length, to + length);
    return put(mark + chosen + mark, from + length, to + length);
  }
  if (kind === "link") {
    const isAddress = /^https?:\/\/\S+$/.test(chosen);
    const words = isAddress || chosen === "" ? link : chosen;
    const target = isAddress ? chosen : "https://";
    const written = `[${words}](${target})`;
    // What is to be typed next is selected: the words, or the address.
    const start = isAddress ? from + 1 : from + words.length + 3;
    return put(written, start, start + (isAddress ? words.length : target.length));
  }
  return lines({ text, from, to }, before[kind] ?? "");
}

/** Marks whole lines, or takes the marks away where all have them. */
function lines({ text, from, to }: Selected, mark: string): Selected {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const stop = text.indexOf("\n", to);
  const end = stop < 0 ? text.length : stop;
  const all = text.slice(start, end).split("\n");
  const areMarked = all.every((one) => one.startsWith(mark));
  const changed = all.map((one) => (areMarked ? one.slice(mark.length) : mark + one)).join("\n");
  const grown = changed.length - (end - start);
  const first = areMarked ? -mark.length : mark.length;
  return {
    text: text.slice(0, start) + changed + text.slice(end),
    from: Math.max(start, from + first),
    to: to + grown,
  };
}
