"""Groups such as nobody would make, for the property tests."""

from datetime import date

from hypothesis import strategies as st

from groups.choices import (
    Accessibility,
    ActivityStatus,
    Audience,
    LegalForm,
    PositionPrecision,
    SpokenLanguage,
    Weekday,
)
from groups.models import GroupPage
from groups.portal import PORTAL
from groups.privacy import PUBLIC_CHOICES
from hub.core.cells import DANGEROUS
from hub.core.japanese.validators import corporate_number_check_digit
from hub.forms.kinds import new_row_id
from hub.text.normalise import showable

# Signs that CSV, spreadsheets, JSON, XML and HTML give a meaning to.
SIGNS = [
    *DANGEROUS,
    "'",
    '"',
    ",",
    ";",
    ":",
    "：",
    "\\n",
    "\\",
    "<",
    "&",
    "]]>",
    "〜",
    "🍙",
    "髙",
    "会",
]
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])


def words(longest: int, *, needed: bool = False) -> st.SearchStrategy[str]:
    """What the forms would store: all of it can be shown, no blanks around it."""
    typed = st.text(LETTERS, max_size=12) | st.lists(st.sampled_from(SIGNS), max_size=8).map(
        "".join
    )
    kept = typed.map(lambda text: showable(showable(text).strip()[:longest]).strip())
    return kept.filter(bool) if needed else kept


def some(codes: list, most: int = 5) -> st.SearchStrategy[list]:
    drawn = st.lists(st.sampled_from(codes), max_size=most)
    return drawn.map(lambda found: list(dict.fromkeys(found)))


def days() -> st.SearchStrategy[str | None]:
    return st.none() | st.dates().map(lambda day: day.isoformat())


def partial_dates() -> st.SearchStrategy[str]:
    known = st.sampled_from([len("2013"), len("2013-05"), len("2013-05-10")])
    past = st.dates(date(1868, 1, 1), date(2025, 12, 31))
    return st.just("") | st.builds(lambda day, most: day.isoformat()[:most], past, known)


def degrees(least: int, most: int) -> st.SearchStrategy[str | None]:
    whole = st.integers(least * 10**6, most * 10**6)
    return st.none() | whole.map(lambda n: f"{n / 10**6:.6f}")


def numbers() -> st.SearchStrategy[str]:
    base = st.text("0123456789", min_size=12, max_size=12)
    return st.just("") | base.map(lambda digits: f"{corporate_number_check_digit(digits)}{digits}")


def rows(**fields: st.SearchStrategy) -> st.SearchStrategy[list[dict]]:
    drawn = st.lists(st.fixed_dictionaries(fields), max_size=3)

    def told_apart(found: list[dict]) -> list[dict]:
        different = {tuple(entry.values()): entry for entry in found}
        return [{"id": new_row_id(), **entry} for entry in different.values()]

    return drawn.map(told_apart)


def group_values() -> st.SearchStrategy[dict[str, object]]:
    """Values of a group, each as the forms would store it."""
    phone = st.sampled_from(["029-000-0101", "090-0000-0101", ""])
    texts = {
        name: words(60)
        for name in (
            "name_en", "other_names", "when_active", "ages", "fee", "member_ages", "summary",
            "representative", "contact_person", "address", "building", "how_to_join",
            "meeting_name", "meeting_address",
            "language_notes", "accessibility_notes", "confirmed_by",
        )
    }  # fmt: skip
    flags = {
        name: st.booleans()
        for name in (
            "members_wanted", "volunteers_wanted", "beginners_welcome", "childcare", "taken_out",
            *dict.fromkeys(PUBLIC_CHOICES.values()),
        )
    }  # fmt: skip
    return st.fixed_dictionaries(
        texts
        | flags
        | {
            "title": words(60, needed=True),
            "name_kana": st.text("アイウー・", min_size=1, max_size=8),
            "purpose": words(60, needed=True),
            "activity": words(60, needed=True).map(lambda text: f"{text}\n\n{text}"),
            "legal_form": st.sampled_from(["", *LegalForm.values]),
            "corporate_number": numbers(),
            "founded": partial_dates(),
            "activity_fields": some(["environment", "community"]).filter(bool),
            "needs": st.sampled_from([[], ["clean-and-green"]]),
            "areas": st.sampled_from([[], ["senba"]]),
            "days": some(Weekday.values),
            "audiences": some(Audience.values),
            "languages_spoken": some(SpokenLanguage.values),
            "accessibility": some(Accessibility.values),
            "member_count": st.none() | st.integers(0, 32_767),
            "sdgs": some(list(range(1, 18))),
            "phone": phone,
            "email": st.sampled_from(["", "a+b@example.jp"]),
            "postal_code": st.sampled_from(["", "310-8610"]),
            "latitude": degrees(20, 46),
            "longitude": degrees(122, 154),
            "position_precision": st.sampled_from(PositionPrecision.values),
            "website": st.sampled_from(["", "https://example.jp/?a=1;b=2#=c"]),
            "links": rows(
                kind=st.sampled_from(["instagram", "blog", "other"]),
                url=st.sampled_from(["https://example.jp/a;b", "https://example.jp/:c"]),
            ),
            "support": rows(
                direction=st.sampled_from(["offered", "wanted"]),
                kind=st.sampled_from(["people", "goods", "money"]),
                text=words(60, needed=True),
            ),
            "activity_status": st.sampled_from(ActivityStatus.values),
            "registered_on": days(),
            "confirmed_on": days(),
            "closed_on": days(),
        }
    )


def fill(group: GroupPage, values: dict[str, object]) -> GroupPage:
    """Store `values` in the group that is there, as a published page; return it."""
    page = PORTAL.write(GroupPage.objects.get(pk=group.pk), values)
    page.draft_title = page.title
    page.save(clean=False)
    return GroupPage.objects.get(pk=group.pk)
