"""Signs that no font of ours has, said in words: a label shows [蛋糕], never an empty box and never nothing.

Emoji are common in gift notes and titles. In a Chinese text the words are ours where the table has them; else
it is the sign's name in the Unicode Character Database. Letters that the font lacks have no such words.
"""

import re
import unicodedata

from fulfilment.shipping.label_content import HANZI
from printing.drawing.glyphs import is_drawn

# (signs, word): what people put into gift notes most
_TABLE = """
🎂🍰🧁 蛋糕|🎁 礼物|🎉🎊 庆祝|🎈 气球|🌹🥀 玫瑰|🌸💐🌺🌷🌻🌼 花|❤🧡💛💚💙💜🖤💕💖💗💓💞💘💝💟 爱心|💔 心碎
😘😗😙😚💋 亲亲|😍🥰 喜欢|😂🤣 笑哭|😊😀😁😃😄😆🙂☺😋😉 笑脸|😭😢 哭|👍 赞|👏 鼓掌|🙏 感谢|💪 加油|🤝 握手
🎄 圣诞树|🎅 圣诞老人|🧧 红包|🏮 灯笼|🐉🐲 龙|🔥 火|✨⭐🌟 星星|🌙 月亮|☀🌞 太阳|🌈 彩虹|💯 一百分|👶 宝宝
👸 公主|👑 皇冠|💍 戒指|🥂🍻🍺🍾 干杯|🍀 四叶草|🐱 猫|🐶 狗|🐰 兔|🐻 熊|💤 睡|👋 再见|🤗 拥抱|🥳 庆祝|😎 酷
"""
WORDS = {
    sign: word
    for entry in _TABLE.replace("\n", "|").split("|")
    if entry.strip()
    for signs, word in [entry.split()]
    for sign in signs
}
SIGNS = ("So", "Sk", "Sm", "Sc", "Po")  # categories
SKIN_TONES = re.compile(r"(?<=[^\s\x00-\x7f])[\U0001f3fb-\U0001f3ff]")  # behind the sign they colour


def spoken(weight: str, text: str, with_letters: bool) -> str:
    """text with [names] for the signs that the font lacks; the same one in a row is counted, [蛋糕×3].

    with_letters: letters become their code too, [U+D55C…×2] for a run of two; without, they stay as they are,
    for the caller to refuse.
    """
    kept: list[str] = []
    counts: list[int] = []
    is_chinese = HANZI.search(text) is not None
    for char in SKIN_TONES.sub("", text):
        said = char if char == "\n" or is_drawn(weight, char) else _said(char, with_letters, is_chinese)
        is_named = len(said) > 1
        if is_named and kept and (said == kept[-1] or (said.startswith("U+") and kept[-1].startswith("U+"))):
            counts[-1] += 1
        else:
            kept.append(said)
            counts.append(1)
    return "".join(_bracketed(said, count) for said, count in zip(kept, counts, strict=True))


def _said(char: str, with_letters: bool, is_chinese: bool) -> str:
    """char's name; char itself where it has none and may stay."""
    if is_chinese and char in WORDS:
        return WORDS[char].rjust(2)  # told from a character by its length
    if unicodedata.category(char) in SIGNS and unicodedata.name(char, "") != "":
        return unicodedata.name(char).lower()
    return f"U+{ord(char):04X}" if with_letters else char


def _bracketed(said: str, count: int) -> str:
    if len(said) < 2:
        return said
    times = f"×{count}" if count > 1 else ""
    return f"[{said.strip()}{'…' if times and said.startswith('U+') else ''}{times}]"
