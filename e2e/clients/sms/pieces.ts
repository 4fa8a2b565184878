// What `fakesmsc` prints of the SMS that it gets.

/** One SMS: a whole text, or a part of a longer one. */
export interface Piece {
  from: string;
  to: string;
  coding: "gsm7" | "ucs2";
  text: string;
  /** Which one of how many. */
  part: [number, number] | undefined;
}

const line = /Got message \d+: <(\S+) (\S+) (?:udh (\S+) )?(text|data|ucs-2) (.*)>$/;

/** The bytes behind a text in which all but letters and digits are escaped, and a plus sign is a space. */
function bytes(escaped: string): Buffer {
  const plain = escaped.replaceAll("+", " ");
  const pieces = plain
    .split(/(%[0-9A-F]{2})/)
    .map((piece) => (/^%..$/.test(piece) ? Buffer.from(piece.slice(1), "hex") : Buffer.from(piece)));
  return Buffer.concat(pieces);
}

/** An SMS, where a line tells of one. */
export function pieceOf(printed: string): Piece | undefined {
  const [, from, to, header, kind, content] = line.exec(printed) ?? [];
  if (!from || !to || content === undefined) return undefined;
  if (kind === "text") return { from, to, coding: "gsm7", text: content, part: undefined };
  const raw = bytes(content);
  // Of parts it does not say how they are written. Half of the bytes of French in UCS-2 are zero.
  const wide = kind === "ucs-2" || raw.includes(0);
  const text = wide ? raw.swap16().toString("utf16le") : raw.toString();
  // The last two bytes of the header: how many parts there are, and which one this is.
  const [count, number] = header ? bytes(header).subarray(-2) : [];
  const part: Piece["part"] = count && number ? [number, count] : undefined;
  return { from, to, coding: wide ? "ucs2" : "gsm7", text, part };
}
