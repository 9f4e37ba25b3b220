"""What is wrong with a route, as a sentence in both languages."""

from collections.abc import Mapping

from desktop.say import Both
from fulfilment.shipping.routing import RouteRefusal, RouteRefused

KIND_WORDS: Mapping[str, Both] = {
    "waybill": Both("面单", "waybills"),
    "logistics": Both("物流标签", "logistics labels"),
    "item": Both("商品标签", "item labels"),
    "carton": Both("箱标", "carton labels"),
    "tote": Both("周转箱标", "tote labels"),
    "bin": Both("库位标", "bin labels"),
    "card": Both("指令卡", "cards"),
    "cn22": Both("CN22 报关单", "CN22 declarations"),
    "return": Both("退货单", "return slips"),
    "slip": Both("装箱单", "packing slips"),
    "manifest": Both("交接单", "manifests"),
    "receipt": Both("小票", "receipts"),
}
_R = RouteRefusal
_SENTENCES: Mapping[RouteRefusal, Both] = {
    _R.UNKNOWN_KIND: Both("没有叫 {word} 的单据。", "There is no document named {word}."),
    _R.UNKNOWN_PRINTER: Both("本台没有打印机 {word}。", "This station has no printer {word}."),
    _R.UNKNOWN_CARRIER: Both("没有叫 {word} 的快递。", "There is no carrier {word}."),
    _R.BAD_SIZE: Both(
        "尺寸要写成 100x150（毫米），不是 {word}。", "Write the size like 100x150, in mm, not {word}."
    ),
    _R.BAD_COUNTRY: Both("国家要写两个字母，不是 {word}。", "Write the country in two letters, not {word}."),
    _R.TIE: Both(
        "和第 {other} 条分不出先后：{word}。多写一个条件。",
        "Rule {other} for {word} fits as well: name one thing more.",
    ),
    _R.OTHER_MEDIA: Both("这台打印机装的是 {word}。", "That printer has {word} loaded."),
    _R.DOES_NOT_FIT: Both(
        "{word}放不进这台打印机的纸。", "There are no {word} that fit this printer's paper."
    ),
    _R.NO_SUCH_ROUTE: Both("没有这条规则了。", "That rule is not there any more."),
    _R.NO_PRINTER: Both(
        "{word}没有设打印机：到打印机页面设一台。",
        "No printer is set for {word}: set one on the printers page.",
    ),
    _R.NOT_READY: Both(
        "打印机 {word} 现在打不了，什么也没发。", "Printer {word} is not ready: nothing was sent."
    ),
    _R.BAD_FILE: Both("这个文件读不了：{word}。", "That file cannot be used: {word}."),
}
_ABOUT_KINDS = (_R.TIE, _R.DOES_NOT_FIT, _R.NO_PRINTER)


def refused(reason: RouteRefusal, word: str = "", *, line: int = 0, other: int = 0) -> RouteRefused:
    """reason with its sentence. word: what it is about; a kind of document is named in words.

    other: the rule it ties with, from 1.
    """
    words = KIND_WORDS.get(word) if reason in _ABOUT_KINDS else None
    words = words or Both(word, word)
    said = _SENTENCES[reason]
    return RouteRefused(
        reason, said.zh.format(word=words.zh, other=other), said.en.format(word=words.en, other=other), line
    )
