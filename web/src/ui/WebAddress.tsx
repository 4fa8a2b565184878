import { Fragment } from "react";

/** A web address: where it does not fit into a line, it breaks behind a slash or before a dot rather than anywhere. */
export function WebAddress({ text }: { text: string }) {
  return text.split(/(?<=\/)(?!\/)|(?=\.)/).map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no identity
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
