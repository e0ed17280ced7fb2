"""What readers did with the groups' pages: they asked, and found mistakes; and a place to print for."""

from datetime import timedelta

from django.utils import timezone

from groups.models import CornerGroup, InformationCorner
from hub.accounts.models import User
from hub.enquiries import services as enquiries
from hub.enquiries.mistakes import services as mistakes
from hub.enquiries.models import Enquiry, MistakeReport
from hub.enquiries.permissions import way_to
from hub.pages.models import Area, Department

# (group, questions, words, name, language)
ASKED = [
    ("hidamari-cafe", ["visit", "access"], "", "みなみ", "ja"),
    (
        "nihongo-hiroba",
        ["join", "language"],
        "I work until six. Is there a class in the evening?",
        "Lan",
        "en",
    ),
    ("nihongo-hiroba", ["when_where", "children"], "Tôi có con nhỏ hai tuổi.", "Hoa", "vi"),
    ("kagaku-labo", ["fee"], "", "", "ja"),
    ("senba-walk", ["join", "when_where"], "朝は7時からでも大丈夫ですか。", "ウォーク初心者", "ja"),
]
FOUND = [
    ("asaichi-minna", ["times"], "8月は休みと看板にありました。", "ja"),
    ("papa-labo", ["contact"], "電話がつながりません。", "ja"),
    ("kotoba-no-hashi", ["text"], "One word in the English page has a letter too many.", "en"),
]
# (place, name, where in it, office, areas, groups picked by hand, days since leaflets were replaced)
CORNERS = (
    (
        "city-hall-corner",
        "市役所1階 情報コーナー（例）",
        "本庁舎 東入口のとなり",
        "shimin-seikatsu",
        ("goken", "sannomaru"),
        ("kotoba-no-hashi", "te-no-hana", "nihongo-hiroba"),
        6,
    ),
    (
        "akatsuka-corner",
        "赤塚駅前 情報コーナー（例）",
        "2階 通路の棚",
        "shimin-seikatsu",
        ("akatsuka",),
        ("kawabe-club",),
        13,
    ),
    (
        "komorebi-kan",
        "こもれび館 ちらしの棚（例）",
        "1階 受付の横",
        "bunka",
        ("joto",),
        ("mirai-terakoya",),
        9,
    ),
    (
        "ume-hall",
        "うめホール ちらしの棚（例）",
        "入口のロビー",
        "shogai-gakushu",
        ("tokiwa",),
        ("nihongo-hiroba",),
        20,
    ),
    (
        "cafe-minamo",
        "カフェ みなも ちらしの棚（例）",
        "レジの横",
        "shimin-seikatsu",
        ("senba",),
        ("oyako-daidokoro",),
        27,
    ),
    (
        "nakayoshi-tei",
        "なかよし亭 ちらしの棚（例）",
        "玄関",
        "shimin-seikatsu",
        ("midorioka",),
        ("shitamachi-mimamori",),
        34,
    ),
)


def finish(demo) -> None:
    """Made through the services; what is there already stays as it is."""
    for row in CORNERS:
        _corner(demo, *row)
    if not Enquiry.objects.exists():
        for number, (slug, questions, words, name, language) in enumerate(ASKED):
            group = demo.page(f"groups/{slug}")
            enquiry = enquiries.ask(
                group,
                questions=questions,
                words=words,
                name=name,
                email=f"shimin{number}@example.jp",
                language=language,
            )
            enquiries.deliver(enquiry, way_to(group))
    if not MistakeReport.objects.exists():
        reports = [
            mistakes.report(
                demo.page(f"groups/{slug}"), what=what, words=words, email="", language=language
            )
            for slug, what, words, language in FOUND
        ]
        desk = User.objects.get(username="kyodo")
        mistakes.forward(reports[1], desk)
        mistakes.settle(reports[2], desk, is_done=True)


def _corner(demo, slug, name, place, office, areas, groups, days) -> None:
    if InformationCorner.objects.filter(name=name).exists():
        return
    corner = InformationCorner(
        name=name,
        place=place,
        place_page=demo.page(f"places/{slug}"),
        office=Department.objects.get(code=office),
    )
    corner.areas = Area.objects.filter(code__in=areas)
    corner.group_rows = [CornerGroup(group=demo.page(f"groups/{group}")) for group in groups]
    corner.save()
    corner.rounds.create(on=timezone.localdate() - timedelta(days=days), office=corner.office)
