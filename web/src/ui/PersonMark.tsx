import { PersonRegular } from "@fluentui/react-icons";

/** The initials of a name in a circle. They are drawn by the style sheet: the name itself always stands beside them. */
export function PersonMark({ name, size = 28 }: { name: string; size?: number }) {
  const initials = initialsOf(name);
  return (
    <span
      className="person-mark"
      aria-hidden="true"
      data-initials={initials}
      style={{ inlineSize: size, blockSize: size, fontSize: size * 0.4 }}
    >
      {/* A phone number has none. */}
      {initials === "" && <PersonRegular fontSize={size / 2} />}
    </span>
  );
}

/** First letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase()).join("");
}
