/** The nearest to hand; their kinds are Graph's words. */
export const quickReactions = [
  { emoji: "👍", kind: "like" },
  { emoji: "❤️", kind: "heart" },
  { emoji: "😆", kind: "laugh" },
  { emoji: "😮", kind: "surprised" },
] as const;

export type QuickReaction = (typeof quickReactions)[number]["kind"];

/** What people react with, by kind: feelings, hands, signs, things. */
export const emojis = [
  ..."👍 ❤️ 😆 😮 🙁 😠 😀 😂 😊 😍 😘 😎".split(" "),
  ..."🤔 😅 😢 😭 😱 😴 🤯 🥳 🙄 😇 🤗 🤝".split(" "),
  ..."👏 🙌 🙏 💪 👌 ✌️ 👋 👎 👀 ✅ ❌ ❓".split(" "),
  ..."🎉 🎂 🔥 ⭐ 💡 ☕ 🚀 🌞 📌 ⏰ 🍀 💯".split(" "),
];
