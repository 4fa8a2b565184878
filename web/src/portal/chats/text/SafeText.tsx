import { createElement, Fragment, type ReactNode, useMemo } from "react";
import type { ChatMessage } from "../../../api/types";
import { linked, readHtml, type SafeElement, type SafeNode } from "./safeHtml";

interface Props {
  message: Pick<ChatMessage, "body" | "mentions">;
  /** The signed-in person: being named oneself stands out. */
  ownId: string;
}

/** What somebody has said. */
export function SafeText({ message, ownId }: Props) {
  const { contentType, content } = message.body;
  const nodes = useMemo(() => (contentType === "html" ? readHtml(content) : linked(content)), [contentType, content]);
  const own = message.mentions.filter((one) => one.mentioned.user.id === ownId).map((one) => one.id);
  return (
    <div className={contentType === "html" ? "said" : "said plain"} dir="auto">
      {drawn(nodes, own)}
    </div>
  );
}

function drawn(nodes: readonly SafeNode[], own: readonly number[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity
  return nodes.map((node, place) => <Fragment key={place}>{drawOne(node, own)}</Fragment>);
}

function drawOne(node: SafeNode, own: readonly number[]): ReactNode {
  if (typeof node === "string") return node;
  const children = drawn(node.children, own);
  switch (node.tag) {
    case "a":
      return (
        <a className="link" href={node.href} target="_blank" rel="noopener noreferrer">
          {children}
        </a>
      );
    case "at":
      return <span className={own.includes(node.mention ?? -1) ? "mention own" : "mention"}>{children}</span>;
    case "br":
    case "hr":
      return createElement(node.tag);
    case "h1":
    case "h2":
    case "h3":
      // The headings of the page are the page's own.
      return <p className="said-heading">{children}</p>;
    case "p":
    case "li":
      return createElement(node.tag, null, isBare(node) ? <br /> : children);
    default:
      return createElement(node.tag, null, children);
  }
}

/** A line without anything in it keeps its height. */
function isBare(node: SafeElement): boolean {
  return node.tag === "p" && node.children.length === 0;
}
