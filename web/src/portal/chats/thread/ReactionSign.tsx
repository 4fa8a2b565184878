import {
  EmojiLaughFilled,
  EmojiLaughRegular,
  EmojiSurpriseFilled,
  EmojiSurpriseRegular,
  type FluentIcon,
  HeartFilled,
  HeartRegular,
  ThumbLikeFilled,
  ThumbLikeRegular,
} from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { type QuickReaction, quickReactions } from "./emojis";

/** Drawn by the page itself: not every machine has signs for emoji. */
const signs: Record<QuickReaction, { regular: FluentIcon; filled: FluentIcon }> = {
  like: { regular: ThumbLikeRegular, filled: ThumbLikeFilled },
  heart: { regular: HeartRegular, filled: HeartFilled },
  laugh: { regular: EmojiLaughRegular, filled: EmojiLaughFilled },
  surprised: { regular: EmojiSurpriseRegular, filled: EmojiSurpriseFilled },
};

/** The sign of a reaction that is near to hand; the label is beside it. */
export function QuickSign({ kind, isGiven }: { kind: QuickReaction; isGiven: boolean }) {
  const { regular: Regular, filled: Filled } = signs[kind];
  return isGiven ? <Filled className={`sign-${kind}`} aria-hidden="true" /> : <Regular aria-hidden="true" />;
}

/** A reaction that was given: drawn where it is one of the usual, else the emoji. */
export function GivenSign({ emoji }: { emoji: string }) {
  const { t } = useTranslation();
  const quick = quickReactions.find((one) => bare(one.emoji) === bare(emoji));
  if (!quick) return <span>{emoji}</span>;
  return (
    <>
      <QuickSign kind={quick.kind} isGiven />
      <span className="visually-hidden">{t(`chats.reaction.${quick.kind}`)}</span>
    </>
  );
}

/** Without the sign that asks for a coloured picture. */
function bare(emoji: string): string {
  return emoji.replaceAll("\uFE0F", "");
}
