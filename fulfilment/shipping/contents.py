"""Every kind of content a layout may show, under the name the layout calls it by."""

from dataclasses import fields

from fulfilment.shipping.customs_content import CustomsContent
from fulfilment.shipping.goods_content import BinContent, CartonContent, ItemContent, ToteContent
from fulfilment.shipping.label_content import LabelContent
from fulfilment.shipping.logistics_content import LogisticsContent
from fulfilment.shipping.paper_content import CardContent, ManifestContent, ReturnContent, SlipContent

Content = (
    LabelContent
    | LogisticsContent
    | ItemContent
    | CartonContent
    | ToteContent
    | BinContent
    | CustomsContent
    | ReturnContent
    | SlipContent
    | ManifestContent
    | CardContent
)
CONTENTS: dict[str, type[Content]] = {
    "waybill": LabelContent,
    "logistics": LogisticsContent,
    "item": ItemContent,
    "carton": CartonContent,
    "tote": ToteContent,
    "bin": BinContent,
    "cn22": CustomsContent,
    "return": ReturnContent,
    "slip": SlipContent,
    "manifest": ManifestContent,
    "card": CardContent,
}
_KINDS = {content: kind for kind, content in CONTENTS.items()}


def kind_of(content: Content) -> str:
    return _KINDS[type(content)]


def content_names(kind: str) -> frozenset[str]:
    """What a layout may ask about in when and unless."""
    return frozenset(field.name for field in fields(CONTENTS[kind]))


def text_names(kind: str) -> frozenset[str]:
    """What a layout may put between braces: the content's texts and lists, and what is made from them."""
    names = content_names(kind)
    made = {"tracking_grouped"} & {name.replace("number", "grouped") for name in names}
    return frozenset(names - {"copy", "masking"} | made | ({"copy_mark"} if "copy" in names else set()))


# what no layout may leave out in silence, where the content has it
_MUST_SHOW = {
    "logistics": ("sscc", "inside", "batch", "dates"),
    "waybill": ("tracking_number", "recipient_name", "recipient_phone", "address_lines", "customs_line"),
    "item": ("gtin", "bars", "square"),
    "cn22": ("goods", "weights", "values", "codes"),
}

# of which a content has just one, so that they may share a place
_ONE_OF = {"item": frozenset({"gtin", "bars", "square"})}


def one_of(kind: str) -> frozenset[str]:
    """Names of which a content of that kind has just one."""
    return _ONE_OF.get(kind, frozenset())


def must_show(kind: str) -> tuple[str, ...]:
    """Names of the content that a layout may not leave out when they have something to say."""
    return tuple(name for name in _MUST_SHOW.get(kind, ()) if name in content_names(kind))
