"""Who writes the page of exchanges, and looks after them."""

from hub.accounts.roles import DESK, Grants, Tree, rights

GRANTS = {
    DESK: Grants(
        rights("exchanges", "exchange", "view", "change"),
        trees={Tree("exchanges.ExchangeIndexPage"): ("add", "change")},
    )
}
