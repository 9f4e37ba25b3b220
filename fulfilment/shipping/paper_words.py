"""The words that stand on papers, in both tongues. Papers are for the road, not for the screen."""

from fulfilment.shipping.label_content import Tongue

WORDS: dict[Tongue, dict[str, str]] = {
    "zh": {
        "return": "退货单",
        "order": "订单",
        "return_advice": "把这张单贴在箱外，旧面单撕掉。",
        "slip": "装箱单",
        "page": "第 {page} 页，共 {pages} 页",
        "goods": "商品",
        "pieces": "件数",
        "total": "共 {lines} 种 {pieces} 件",
        "more": "接下页",
        "thanks": "少了、坏了，凭此单联系店铺。",
        "manifest": "交接单",
        "place": "序号",
        "number": "运单号",
        "weight": "千克",
        "parcels": "共 {parcels} 件，{weight} 千克",
        "sign_us": "交件人",
        "sign_them": "收件人",
    },
    "en": {
        "return": "RETURN",
        "order": "Order",
        "return_advice": "Stick this on the outside. Tear the old label off.",
        "slip": "PACKING SLIP",
        "page": "Page {page} of {pages}",
        "goods": "Goods",
        "pieces": "Pieces",
        "total": "Products {lines}, pieces {pieces}",
        "more": "Continued",
        "thanks": "Missing or broken? Show this slip to the shop.",
        "manifest": "MANIFEST",
        "place": "No.",
        "number": "Tracking number",
        "weight": "kg",
        "parcels": "Parcels {parcels}, {weight} kg",
        "sign_us": "Handed over by",
        "sign_them": "Taken by",
    },
}
