from fulfilment.intake.mapping import ChannelMapping
from resources.channels import channel_tables


def test_every_table_compiles_and_is_named_for_its_channel() -> None:
    tables = channel_tables()
    assert {"shopify", "shopify_csv", "taobao", "douyin", "pdd"} <= set(tables)
    for name, table in tables.items():
        assert ChannelMapping(table).channel == name
