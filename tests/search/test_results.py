"""What readers find, in which order, in which language; what they never find."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from groups.models.rows import GroupNeed
from hub.pages.models import Need
from hub.text import parse
from search.engine import search
from search.models import SearchEntry
from search.updates import follow

pytestmark = pytest.mark.both_databases


def titles(text: str, language: str = "ja", **chosen: str) -> list[str]:
    return [hit.title for hit in search(text, language, chosen)[0:50]]


def test_a_word_inside_running_text_is_found(hub):
    hub.page("計画", "水戸市協働推進基本計画を進めています。")
    hub.page("旅", "東京都の話です。")
    assert titles("協働推進") == ["計画", "協働のマニュアル"]
    assert titles("すいしん") == ["計画"]
    assert titles("suishin") == ["計画"]
    assert titles("京都") == []


def test_titles_come_before_summaries_before_text(hub):
    old = timezone.localdate() - timedelta(days=3)
    hub.news("本文の話", "ここで防災にふれます。", date=timezone.localdate())
    hub.news("要約の話", "文", summary="防災のお知らせ", date=old)
    hub.news("防災の集まり", "文", date=old)
    hub.news("防災", "文", date=old)
    assert titles("防災") == ["防災", "防災の集まり", "要約の話", "本文の話"]


def test_newer_pages_come_first_among_equals(hub):
    today = timezone.localdate()
    hub.news("清掃の日 春", "文", date=today - timedelta(days=500))
    hub.news("清掃の日 秋", "文", date=today)
    hub.news("清掃の日 夏", "文", date=today - timedelta(days=90))
    assert titles("清掃") == ["清掃の日 秋", "清掃の日 夏", "清掃の日 春"]


def test_neighbouring_words_come_first(hub):
    hub.page("甲", "まちの人が川の清掃をします。そのあと計画も話します。")
    hub.page("乙", "来年の清掃計画です。")
    assert titles("清掃計画") == ["乙", "甲"]


def test_pages_with_a_part_of_the_query_when_none_has_all(hub):
    hub.page("川の清掃", "文")
    hub.page("川の清掃と花火", "文")
    hub.page("雨の日", "文")
    found = search("川の清掃で花火とコンサート", "ja")
    assert (found.whole, found.total) == (0, 2)
    assert [hit.title for hit in found[0:5]] == ["川の清掃と花火", "川の清掃"]


def test_pages_with_any_word_where_none_has_most(hub):
    hub.page("荷物の話", "腰をいためない持ち方です。")
    assert titles("腰が痛くて洗濯物を干せない") == ["荷物の話"]
    assert titles('"腰が痛くて洗濯物を干せない"') == []


def test_after_the_only_page_with_all_of_the_query_those_with_a_part_of_it(hub):
    hub.page("川の清掃", "文")
    hub.page("雨の日", "花火を見ながら川で清掃をします。")
    found = search("清掃と花火", "ja")
    assert (found.whole, found.total) == (1, 2)
    assert [hit.title for hit in found[0:5]] == ["雨の日", "川の清掃"]
    assert [hit.title for hit in search("「清掃と花火」", "ja")[0:5]] == ["雨の日"]


def test_own_language_first_then_japanese_once(hub):
    story = hub.news("ボランティア募集", "volunteer を募集")
    hub.news("ボランティア報告", "volunteer の報告")
    hub.translate(story, "en", title="Volunteers wanted")
    assert titles("volunteer", "en") == ["Volunteers wanted", "ボランティア報告"]
    assert titles("volunteer", "ko") == titles("volunteer", "ja")
    assert sorted(titles("volunteer", "ja")) == ["ボランティア募集", "ボランティア報告"]


def test_the_japanese_page_returns_when_its_translation_goes(hub):
    page = hub.news("ボランティア募集", "volunteer を募集")
    translation = hub.translate(page, "en", title="Volunteers wanted")
    translation.unpublish()
    follow()
    assert titles("volunteer", "en") == ["ボランティア募集"]


def test_groups_are_found_by_needs_in_every_language(hub):
    need = Need.objects.create(
        code="homework",
        label_ja="勉強のてつだい",
        label_en="Help with homework",
        synonyms={"ja": ["宿題"], "vi": ["bài tập về nhà"]},
    )
    group = hub.group("みらい寺子屋")
    GroupNeed.objects.create(page=group, term=need)
    group.save()
    follow()
    for text, language in (
        ("宿題", "ja"),
        ("しゅくだい", "ja"),
        ("homework", "en"),
        ("bai tap ve nha", "vi"),
    ):
        assert titles(text, language) == ["みらい寺子屋"], text


def test_a_changed_label_reaches_the_groups(hub):
    need = Need.objects.create(code="talk", label_ja="話し相手")
    group = hub.group("おしゃべり会")
    GroupNeed.objects.create(page=group, term=need)
    group.save()
    need.label_en = "company"
    need.save()
    follow()
    assert titles("company", "en") == ["おしゃべり会"]


def test_private_values_of_groups_are_not_in_the_index(hub):
    hub.group(
        "川辺クラブ",
        representative="秘密太郎",
        phone="029-000-9876",
        email="himitsu@example.jp",
        address="秘密町一丁目",
    )
    for entry in SearchEntry.objects.all():
        for private in ("秘密", "9876", "himitsu", "ひみつ"):
            assert private not in entry.terms + entry.text
    assert titles("秘密") == titles("himitsu") == titles("9876") == []


def test_drafts_and_restricted_pages_are_not_found(hub):
    hub.page("下書きの防災", live=False)
    restricted = hub.page("会員だけの防災")
    below = hub.home.get_children().get(title="会員だけの防災").specific
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    follow()
    assert below.pk == restricted.pk
    assert titles("防災") == []
    PageViewRestriction.objects.all().delete()
    follow()
    assert titles("防災") == ["会員だけの防災"]


def test_a_draft_of_a_public_page_is_not_found(hub):
    page = hub.page("公開の題")
    page.title = "ひみつの題"
    page.save_revision()
    follow()
    assert titles("ひみつ") == []
    assert titles("公開") == ["公開の題"]
    page.get_latest_revision().publish()
    follow()
    assert titles("ひみつ") == ["ひみつの題"]


def test_unpublished_expired_moved_and_deleted_pages(hub):
    first, second = hub.page("防災の一"), hub.page("防災の二")
    third = hub.page("防災の三", expire_at=timezone.now() - timedelta(minutes=1))
    third.unpublish(set_expired=True)
    first.unpublish()
    follow()
    assert titles("防災") == ["防災の二"]
    second.move(hub.page("棚"), pos="last-child")
    follow()
    assert titles("防災") == ["防災の二"]
    second.refresh_from_db()
    second.delete()
    follow()
    assert titles("防災") == []
    assert not SearchEntry.objects.filter(title__startswith="防災").exists()


def test_counts_agree_with_results(hub):
    for number in range(3):
        hub.news(f"防災ニュース{number}", "文")
    hub.page("防災", "文")
    found = search("防災", "ja")
    assert found.counts["type"] == {"news": 3, "page": 1}
    assert found.count() == 4
    assert len(titles("防災", type="news")) == search("防災", "ja", {"type": "news"}).total == 3


def test_pages_of_results_join_without_gaps(hub):
    for number in range(7):
        hub.news(f"防災{number}", "文")
    found = search("防災", "ja")
    joined = [hit.page_id for start in (0, 3, 6) for hit in found[start : start + 3]]
    assert joined == [hit.page_id for hit in found[0:7]]
    assert len(set(joined)) == 7


@pytest.mark.parametrize("text", ["", " ", "\x00", '"', "'", "*:*", "a\\b", "%s %(x)s", "(" * 500])
def test_hostile_queries_find_nothing_and_raise_nothing(hub, text):
    assert titles(text) == [] or parse(text, "ja")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_query_is_answered(hub, text):
    found = search(text, "en")
    assert found.count() >= len(found[0:3])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        alphabet="協働推進水戸市子どもひろば食堂NPOボランティア支援会みらい寺屋 ・（）例",
        min_size=2,
        max_size=30,
    )
)
def test_a_page_is_found_by_its_title(hub, text):
    if not parse(text, "ja"):
        return
    page = hub.page(text)
    assert page.pk in [hit.page_id for hit in search(text, "ja")[0:20]]
    page.delete()
    follow()
