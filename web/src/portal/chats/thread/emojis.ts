/** The nearest to hand. */
export const quickReactions = ["👍", "❤️", "😆", "😮"] as const;

/** What people react with, by kind: feelings, hands, signs, things. */
export const emojis = [
  ..."👍 ❤️ 😆 😮 🙁 😠 😀 😂 😊 😍 😘 😎".split(" "),
  ..."🤔 😅 😢 😭 😱 😴 🤯 🥳 🙄 😇 🤗 🤝".split(" "),
  ..."👏 🙌 🙏 💪 👌 ✌️ 👋 👎 👀 ✅ ❌ ❓".split(" "),
  ..."🎉 🎂 🔥 ⭐ 💡 ☕ 🚀 🌞 📌 ⏰ 🍀 💯".split(" "),
];
