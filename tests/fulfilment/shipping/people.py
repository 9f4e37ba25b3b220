"""Recipients for the tests of this folder."""

from fulfilment.orders.order import Recipient

HANGZHOU = Recipient(
    "张晓雯", "13876546027", False, "CN", "浙江省", "杭州市", "西湖区", "文三路138号7单元1203室", "310013"
)
LYON = Recipient(
    "Zoé Lefèvre", "+33 4 72 00 00 00", False, "FR", None, "Lyon", None, "12 rue Neuve, Apt 5", "69002"
)
SAO_PAULO = Recipient(
    "João Souza", "+55 11 95555-0100", False, "BR", "SP", "São Paulo", None, "Rua Exemplo, 100", "01310-100"
)
