"""What readers did with the groups' pages: they asked, and found mistakes; and a place to print for."""

from groups.models import CornerGroup, InformationCorner
from hub.accounts.models import User
from hub.enquiries import services as enquiries
from hub.enquiries.mistakes import services as mistakes
from hub.enquiries.models import Enquiry, MistakeReport
from hub.enquiries.permissions import way_to
from hub.pages.models import Area

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
CORNER = "市役所1階 情報コーナー（例）"


def finish(demo) -> None:
    """Made through the services; what is there already stays as it is."""
    if not InformationCorner.objects.exists():
        _corner(demo)
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


def _corner(demo) -> None:
    corner = InformationCorner(
        name=CORNER,
        place="本庁舎 東入口のとなり",
        place_page=demo.page("places/city-hall-corner"),
    )
    corner.areas = Area.objects.filter(code__in=["goken", "sannomaru"])
    corner.group_rows = [
        CornerGroup(group=demo.page(f"groups/{slug}"))
        for slug in ("kotoba-no-hashi", "te-no-hana", "nihongo-hiroba")
    ]
    corner.save()
