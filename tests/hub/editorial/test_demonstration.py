from hub.accounts import demo as accounts_demo
from hub.accounts.models import User
from hub.editorial import demo
from hub.editorial.models import Deputy


def test_the_demonstrations_deputy_stands_in_for_the_approver_today(hub):
    accounts_demo.load()
    for _time in range(2):
        demo.load()
    row = Deputy.objects.acting().get()
    assert (row.user.username, row.deputy.username) == ("shonin", "dairi")
    assert not User.objects.get(username="dairi").groups.filter(name="承認者").exists()
