// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/emojilist.h"

namespace parlor {

QStringList quickEmoji()
{
    return {QStringLiteral("👍"), QStringLiteral("❤️"), QStringLiteral("😂"), QStringLiteral("🎉"),
            QStringLiteral("😮"), QStringLiteral("😢"),      QStringLiteral("🙏"), QStringLiteral("👀")};
}

QStringList paletteEmoji()
{
    return QStringLiteral(
               "😀 😃 😄 😁 😅 😂 🙂 😉 😊 😍 😘 😜 🤔 😐 🙄 😴 😎 🤓 😕 😟 😮 😢 😭 😡 👍 👎 👌 👏 🙏 💪 👋 🤝 "
               "👀 ❤️ 💔 🔥 ✨ ⭐ 🎉 🎂 🎁 🏆 ☕ 🍕 🍺 🚀 🐛 🔧 💡 📌 📎 📅 ✅ ❌ ⚠️ ❓ ❗ 💯 🌍 ☀️ 🌧️ ❄️ 🐱 🐶")
        .split(u' ');
}

}  // namespace parlor
