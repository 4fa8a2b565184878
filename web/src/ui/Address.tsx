/** A mail address or user name: where it does not fit into a line, it breaks before the @ rather than anywhere. */
export function Address({ text }: { text: string | null | undefined }) {
  if (!text) return "–";
  const at = text.lastIndexOf("@");
  if (at < 1) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}
