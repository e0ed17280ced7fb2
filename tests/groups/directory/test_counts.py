"""A count beside a choice is what the choice shows, whatever groups there are and whoever asks."""

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from groups.choices import Accessibility, ActivityStatus, Audience, SpokenLanguage, Weekday
from groups.directory.facets import FACETS
from groups.directory.kana import LETTERS
from groups.directory.results import Results
from groups.models import GroupIndexPage, GroupPage

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]

# Few codes of each, so that random groups have much in common and a choice finds some.
FEW = 4
CODES = {
    "days": Weekday.values[:FEW],
    "audiences": Audience.values[:FEW],
    "languages_spoken": SpokenLanguage.values[:FEW],
    "accessibility": Accessibility.values[:FEW],
}
TERMS = {
    "needs": ["homework", "learn-japanese", "parenting", "food"],
    "activity_fields": ["environment", "community", "children", "safety"],
    "areas": ["senba", "goken", "akatsuka", "citywide"],
}
FLAGS = ["members_wanted", "volunteers_wanted", "beginners_welcome", "childcare", "taken_out"]

some_group = st.fixed_dictionaries(
    {
        name: st.lists(st.sampled_from(codes), unique=True, max_size=3)
        for name, codes in (CODES | TERMS).items()
    }
    | {name: st.booleans() for name in FLAGS}
    | {
        "activity_status": st.sampled_from(ActivityStatus.values),
        "name_kana": st.sampled_from(["アオゾラ", "カワベ", "ガクシュウ", "ミライ", "ワダ", "ABC"]),
    }
)
some_groups = st.lists(some_group, max_size=8)


def offered() -> dict[str, list[str]]:
    """Return {facet: codes that random groups have}."""
    return {
        "need": TERMS["needs"],
        "area": TERMS["areas"],
        "field": TERMS["activity_fields"],
        "day": CODES["days"],
        "audience": CODES["audiences"],
        "language": CODES["languages_spoken"],
        "access": [*CODES["accessibility"], "childcare"],
        "joining": FLAGS[:3],
    }


some_choice = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.sampled_from(codes), unique=True, max_size=2)
        for name, codes in offered().items()
    }
    | {"kana": st.sampled_from(list(LETTERS))},
)


def results(directory: GroupIndexPage, query: object) -> Results:
    return Results.of(directory, RequestFactory().get("/groups/", query))


def follow(directory: GroupIndexPage, query: str) -> Results:
    """Return what the link with this query string shows."""
    return Results.of(directory, RequestFactory().get(f"/groups/?{query}"))


def shown(found: Results) -> list[GroupPage]:
    return found.pages(slice(0, 100))


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(groups=some_groups, choice=some_choice)
def test_counts_agree_with_what_choices_show(directory, add, groups, choice):
    GroupPage.objects.all().delete()
    directory.refresh_from_db()
    for values in groups:
        add(**values)

    now = results(directory, choice)

    assert len(shown(now)) == now.count()
    for question in now.questions:
        for offer in question.offers:
            then = follow(directory, offer.query)
            assert len(shown(then)) == then.count()
            if not offer.chosen:
                expected = offer.count + (now.count() if offer.adds else 0)
                assert then.count() == expected, (question.facet.name, offer)
    for row in now.kana_rows:
        if not row.chosen:
            assert follow(directory, row.query).count() == row.count


def test_random_choices_cover_every_facet():
    assert set(offered()) == {facet.name for facet in FACETS}


def test_two_areas_are_a_wider_net_and_two_kinds_of_access_are_both_needed(directory, add):
    add("ア", areas=["senba"], accessibility=["step_free", "parking"])
    add("イ", areas=["goken"], accessibility=["step_free"])
    add("ウ", areas=["goken", "senba"], accessibility=["parking"])

    assert results(directory, {"area": ["senba", "goken"]}).count() == 3
    assert results(directory, {"access": ["step_free", "parking"]}).count() == 1
    (area,) = [q for q in results(directory, {"area": "senba"}).questions if q.facet.name == "area"]
    assert [(offer.option.code, offer.count, offer.adds) for offer in area.offers] == [
        ("goken", 1, True),
        ("senba", 0, True),
    ]


@pytest.mark.parametrize("facet", [facet for facet in FACETS if facet.columns])
def test_facets_of_columns_narrow(facet):
    """Any of several columns would be another query; no facet of ours asks it."""
    assert not facet.widens


def test_a_group_has_each_code_once(add):
    with pytest.raises(ValidationError):
        add("ア", days=["sat", "sat"])


def test_what_is_not_public_is_not_counted(directory, add):
    add("ア", days=["sat"])
    hidden = add("イ", days=["sat"])
    add("ウ", days=["sat"], taken_out=True)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert results(directory, {"day": "sat"}).count() == 1
    assert [group.name_kana for group in shown(results(directory, {}))] == ["ア"]


@pytest.mark.parametrize(
    "query",
    [
        "area=nowhere&day=someday&kana=zz&view=globe",
        "area=%00&kana=%00&q=%00&page=%00",
        "area=" + "x" * 5000,
        "&".join(["day=nope"] * 500),
        "joining=kana_key&access=taken_out",
        "page=-1&page=99999999999999999999",
    ],
)
def test_what_nobody_offers_is_left_out(directory, add, client, query):
    add("ア")
    assert client.get(f"{directory.url}?{query}").context["results"].count() == 1


def test_kana_order_and_its_parts(directory, add):
    for name in ("ワダ", "カワベ", "ABC", "ガクシュウ", "エヌピーオーホウジンミライ", "アオゾラ"):
        add(name)
    names = [group.name_kana for group in shown(results(directory, {}))]
    assert names == [
        "アオゾラ",
        "ガクシュウ",
        "カワベ",
        "エヌピーオーホウジンミライ",
        "ワダ",
        "ABC",
    ]
    found = results(directory, {})
    assert {row.code: row.count for row in found.kana_rows if row.count} == {
        "a": 1,
        "ka": 2,
        "ma": 1,
        "wa": 1,
        "other": 1,
    }
    assert [g.name_kana for g in shown(results(directory, {"kana": "ka"}))] == [
        "ガクシュウ",
        "カワベ",
    ]


def test_one_choice_has_one_address(directory, add):
    add("ア", days=["sat", "sun"])
    one, other = (
        results(directory, {"day": days}).choice.query for days in (["sun", "sat"], ["sat", "sun"])
    )
    assert one == other == "day=sat&day=sun"
