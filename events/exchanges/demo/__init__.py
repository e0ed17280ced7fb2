"""Two exchanges of the demonstration: one was reported, one looks for a guest."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from events.exchanges.models import Exchange, ExchangeIndexPage
from events.exchanges.workflow import State
from hub.pages.demo_registry import PageSpec, read_yaml
from hub.pages.models import Department

REPORTED = {
    "can_see": "学校から届く手紙を、やさしい日本語と英語に直すまで。日曜の教室の準備と片づけも見られます（見本）。",
    "when": "日曜の午前",
    "people": 2,
    "conditions": "教室では、参加する人の写真を撮りません。",
    "wish": "窓口で渡す紙を、読む人がどこでつまずくのか知りたい（見本）。",
    "plan": "一回目は教室に入り、机を一つ受け持つ。二回目は、課の通知を一枚持ちよって、いっしょに直す。",
    "learned": "「提出」より「出してください」。日づけと持ちものが先にあると、そこだけで用が足りる。",
    "will_use": "窓口で渡す三枚を、来月から書きかえる。",
    "for_all": "通知を一枚、教室の机で直しました。読む人がいちばん先にさがすのは、いつまでに、どこへ、何を持って行くか。その三つを、紙の上に移すことにしました（見本です）。",
}
LOOKING = {
    "can_see": "月に一度の川の清掃。ごみの数え方と、市へ出す報告の書き方（見本）。",
    "when": "第2土曜の朝",
    "people": 3,
    "conditions": "長ぐつを持って来てください。",
}


def page_specs() -> Iterator[PageSpec]:
    content = read_yaml("events/exchanges/demo/exchanges.yaml")
    yield PageSpec("exchanges", ExchangeIndexPage, content["index"])


def finish(demo) -> None:
    """Load what is not there yet."""
    if Exchange.objects.exists():
        return
    now = timezone.now()
    today = timezone.localdate(now)
    Exchange.objects.create(
        **REPORTED,
        host_group=demo.page("groups/nihongo-hiroba"),
        guest_department=Department.objects.get(code="shimin-seikatsu"),
        state=State.REPORTED,
        offered_on=today - timedelta(days=70),
        first_day=today - timedelta(days=35),
        second_day=today - timedelta(days=28),
        host_agreed_at=now,
        guest_agreed_at=now,
    )
    Exchange.objects.create(**LOOKING, host_group=demo.page("groups/kawabe-club"))
