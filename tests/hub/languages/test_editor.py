"""Where translators write: the Japanese beside its translation, with and without script."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from hub.languages.admin.editor.rows import Row, rows_of
from hub.languages.models import Term
from hub.languages.parts import parts_of
from hub.languages.services import save_part, send_back
from hub.languages.services.reviewing import PartRemark
from hub.languages.workflow import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
JSON = {"Accept": "application/json"}
MAX_QUERIES = 60


@pytest.fixture
def wanted(steps, story) -> Translation:
    """The English translation of the story, asked for and still empty."""
    return steps.ask(story)


@pytest.fixture
def desk(client, people) -> Client:
    """The translator's browser."""
    client.force_login(people.translator)
    return client


@pytest.fixture
def changed(steps, story, people) -> Translation:
    """A public translation of the story, whose summary has changed in Japanese since."""
    translation = steps.ask(story)
    steps.publish(translation)
    steps.change_source(story, summary=f"{story.summary}変わりました。")
    steps.follow(story)
    return Translation.objects.get(pk=translation.pk)


def address(translation: Translation, view: str = "edit") -> str:
    return reverse(f"translations:{view}", args=[translation.pk])


def row_at(translation: Translation, path: str) -> Row:
    return next(row for row in rows_of(translation) if row.part.path == path)


def filled(row: Row, words: str, **more: str) -> dict[str, str]:
    """What the form sends of one part."""
    return {f"words-{row.name}": words, f"seen-{row.name}": row.seen, **more}


class TestThePage:
    def test_shows_every_part_in_reading_order_beside_its_japanese(self, desk, wanted, story):
        page = desk.get(address(wanted))
        parts = parts_of(wanted)
        assert [row.part.key for row in page.context["rows"]] == [part.key for part in parts]
        assert page.context["rows"][0].japanese == story.title

    def test_says_where_on_the_page_each_part_stands(self, wanted):
        rows = rows_of(wanted)
        assert [row.place.field for row in rows if row.starts_field][:2] == ["タイトル", "概要"]
        assert any(row.place.block for row in rows if row.part.path.startswith("body."))

    def test_asks_the_database_the_same_number_of_times_for_few_parts_and_many(
        self, desk, english, django_assert_max_num_queries
    ):
        desk.get(address(english))
        with django_assert_max_num_queries(MAX_QUERIES):
            page = desk.get(address(english))
        assert len(page.context["rows"]) > MAX_QUERIES / 2

    def test_leads_to_the_first_part_that_is_not_translated(self, desk, steps, wanted):
        steps.write(wanted, leave=1)
        last = rows_of(wanted)[-1]
        assert f'href="#part-{last.name}" accesskey="n"' in desk.get(address(wanted)).text

    @pytest.mark.parametrize("role", ["other_translator", "approver", "desk"])
    def test_is_closed_to_others(self, client, people, wanted, role):
        client.force_login(getattr(people, role))
        assert client.get(address(wanted)).status_code == 302
        assert client.get(address(wanted, "preview")).status_code == 302
        assert client.get(address(wanted, "po_out")).status_code == 302

    def test_shows_reviewers_all_and_lets_them_change_nothing(self, client, people, wanted):
        client.force_login(people.reviewer)
        page = client.get(address(wanted)).text
        assert "readonly" in page
        assert 'name="save"' not in page

    def test_of_a_page_that_is_gone_is_not_found(self, desk, steps, wanted):
        steps.page(wanted).delete()
        assert desk.get(address(wanted)).status_code == 404

    def test_previews_the_words_as_they_stand(self, desk, wanted, people):
        row = row_at(wanted, "title")
        save_part(wanted, *row.part.key, "A park of flowers", people.translator)
        preview = desk.get(address(wanted, "preview"))
        assert "A park of flowers" in preview.text


class TestSaving:
    def test_one_press_saves_what_was_typed_anywhere_on_the_page(self, desk, wanted):
        title, summary = row_at(wanted, "title"), row_at(wanted, "summary")
        data = filled(title, "Flowers") | filled(summary, "A park") | {"save": title.name}
        answer = desk.post(address(wanted), data)
        assert answer.url == f"{address(wanted)}#part-{title.name}"
        assert row_at(wanted, "title").typed == "Flowers"
        assert row_at(wanted, "summary").typed == "A park"

    def test_a_script_saves_one_part_and_learns_what_is_wrong_with_it(self, desk, wanted):
        row = next(row for row in rows_of(wanted) if "www" in row.part.source or row.part.path)
        answer = desk.post(address(wanted), filled(row, "Flowers"), headers=JSON).json()
        assert [saved["name"] for saved in answer["rows"]] == [row.name]
        assert answer["progress"] == f"{len(rows_of(wanted))}件のうち1件を翻訳済み"
        assert answer["progress"] in desk.get(address(wanted)).text

    def test_what_somebody_else_wrote_meanwhile_is_shown_and_not_overwritten(
        self, desk, people, wanted
    ):
        row = row_at(wanted, "title")
        save_part(wanted, *row.part.key, "Theirs", people.superuser)
        page = desk.post(address(wanted), filled(row, "Mine", save=row.name))
        shown = next(r for r in page.context["rows"] if r.name == row.name)
        assert (shown.typed, shown.theirs) == ("Mine", "Theirs")
        assert row_at(wanted, "title").part.words == "Theirs"
        # The second press puts it there knowingly.
        desk.post(address(wanted), filled(shown, "Mine", save=row.name))
        assert row_at(wanted, "title").part.words == "Mine"

    def test_a_part_that_cannot_be_saved_leaves_the_others_alone_and_keeps_its_text(
        self, desk, wanted
    ):
        title, summary = row_at(wanted, "title"), row_at(wanted, "summary")
        data = filled(title, "a\x00b") | filled(summary, "A park")
        page = desk.post(address(wanted), data)
        assert next(r for r in page.context["rows"] if r.name == title.name).problem
        assert row_at(wanted, "summary").part.words == "A park"

    @pytest.mark.parametrize(
        "typed", ["<script>alert(1)</script>", '<a id="a1" onclick="x()">x</a>', "<p>x"]
    )
    def test_foreign_html_is_kept_as_typed_and_never_complete(self, desk, english, typed):
        row = next(row for row in rows_of(english) if row.has_markup)
        desk.post(address(english), filled(row, typed, save=row.name))
        there = next(r for r in rows_of(english) if r.name == row.name)
        assert there.part.is_missing
        assert there.sentences

    def test_under_review_nothing_is_saved_and_the_reason_is_said(self, desk, steps, wanted):
        steps.write(wanted)
        steps.send(wanted)
        row = row_at(wanted, "title")
        page = desk.post(address(wanted), filled(row, "Late", save=row.name))
        assert row_at(wanted, "title").part.words != "Late"
        assert next(r for r in page.context["rows"] if r.name == row.name).typed == "Late"
        assert str(page.context["can_write"].reason) in page.text


class TestAChangedSentence:
    def test_shows_the_former_wording_and_what_changed_in_the_japanese(self, desk, changed):
        row = row_at(changed, "summary")
        assert row.typed == row.former != ""
        assert "変わりました" in str(row.source_change)
        assert "<ins>" in str(row.source_change) or "addition" in str(row.source_change)

    def test_is_not_taken_for_translated_until_somebody_says_so(self, desk, changed):
        row, title = row_at(changed, "summary"), row_at(changed, "title")
        desk.post(address(changed), filled(row, row.typed) | filled(title, "New title"))
        assert row_at(changed, "summary").part.is_missing

    def test_its_meaning_unchanged_is_one_press(self, desk, changed):
        row = row_at(changed, "summary")
        desk.post(address(changed), filled(row, row.typed, keep=row.name))
        assert row_at(changed, "summary").part.words == row.part.former_words


class TestHelp:
    def test_the_same_sentence_elsewhere_is_offered_and_taken_with_one_press(
        self, desk, wanted, english, people
    ):
        row = row_at(wanted, "title")
        other = StringTranslation.objects.filter(
            context__object_id=english.source.object_id, locale_id=english.target_locale_id
        ).first()
        other.translation_of = StringTranslation._meta.get_field(
            "translation_of"
        ).related_model.objects.get(data=row.part.source)
        other.data = "Garden of flowers"
        other.save()
        row = row_at(wanted, "title")
        assert row.offers == ["Garden of flowers"]
        desk.post(address(wanted), filled(row, "", offer=f"{row.name}:0"))
        assert row_at(wanted, "title").part.words == "Garden of flowers"

    def test_the_glossary_says_which_terms_a_sentence_has_and_which_are_not_used(
        self, wanted, story, people
    ):
        Term.objects.create(language="en", japanese=story.title[:2], words="bloom / flower")
        Term.objects.create(language="ko", japanese=story.title[:2], words="꽃")
        row = row_at(wanted, "title")
        assert [(term.choices, term.is_missing) for term in row.terms] == [
            (("bloom", "flower"), False)
        ]
        save_part(wanted, *row.part.key, "A park", people.translator)
        assert row_at(wanted, "title").terms[0].is_missing
        save_part(wanted, *row.part.key, "A Flower park", people.translator)
        assert not row_at(wanted, "title").terms[0].is_missing

    def test_two_people_in_one_translation_are_told_of_each_other(
        self, desk, client, people, wanted
    ):
        desk.get(address(wanted))
        second = Client()
        second.force_login(people.superuser)
        assert str(people.translator) in second.get(address(wanted)).text
        row = row_at(wanted, "title")
        since = desk.get(address(wanted, "others")).json()["now"]
        save_part(wanted, *row.part.key, "Theirs", people.superuser)
        told = desk.get(address(wanted, "others"), {"since": since}).json()
        assert told["others"] == [str(people.superuser)]
        assert [(r["name"], r["typed"]) for r in told["rows"]] == [(row.name, "Theirs")]


@pytest.mark.parametrize("since", ["", "x", "2026-13-45T99:99", "2026-11-30T06:00", "\x00"])
def test_a_senseless_time_asks_for_what_changes_from_now_on(desk, wanted, since):
    assert desk.get(address(wanted, "others"), {"since": since}).json()["rows"] == []


@pytest.mark.parametrize("value", ["x", "x:9" + "9" * 5000, ":1", "x:-1", "\x00:1"])
@pytest.mark.parametrize("action", ["save", "keep", "offer", "take"])
def test_a_button_that_nobody_offered_does_nothing(desk, wanted, action, value):
    row = row_at(wanted, "title")
    assert desk.post(address(wanted), filled(row, "", **{action: value})).status_code == 302
    assert row_at(wanted, "title").part.is_missing


class TestAReview:
    def test_sent_back_shows_reason_and_remarks_and_a_proposal_is_taken_with_one_press(
        self, desk, steps, people, wanted
    ):
        steps.write(wanted)
        review = steps.send(wanted)
        part = row_at(wanted, "title").part
        remark = PartRemark(*part.key, note="Shorter", proposal="Flowers")
        send_back(review, people.reviewer, "Nearly there", [remark])
        page = desk.get(address(wanted)).text
        assert "Nearly there" in page
        assert "Shorter" in page
        row = row_at(wanted, "title")
        pk = row.proposals[0].remark.pk
        desk.post(address(wanted), filled(row, row.typed, take=f"{row.name}:{pk}"))
        row = row_at(wanted, "title")
        assert (row.part.words, row.part.author_id) == ("Flowers", people.translator.pk)
        assert row.proposals == []

    def test_is_refused_while_parts_are_missing_and_each_is_named(self, desk, steps, wanted):
        steps.write(wanted, leave=2)
        page = desk.post(address(wanted), {"send": "1"})
        assert len(page.context["faults"]) == 2
        assert steps.translated_page(wanted).state == State.IN_WORK

    def test_is_asked_for_and_taken_back_by_a_press(self, desk, steps, wanted):
        steps.write(wanted)
        assert desk.post(address(wanted), {"send": "1"}).status_code == 302
        assert steps.translated_page(wanted).state == State.IN_REVIEW
        desk.post(address(wanted), {"withdraw": "1"})
        assert steps.translated_page(wanted).state == State.IN_WORK

    def test_figures_are_only_asked_about(self, desk, steps, people, wanted):
        steps.write(wanted)
        row = next(row for row in rows_of(wanted) if "2025" in row.part.source)
        words = row.part.words.replace("2025", "2026")
        save_part(wanted, *row.part.key, words, people.translator)
        page = desk.post(address(wanted), {"send": "1"})
        assert page.context["can_be_sent_anyway"]
        desk.post(address(wanted), {"send": "1", "looked_at": "on"})
        assert steps.translated_page(wanted).state == State.IN_REVIEW


def test_a_machines_words_are_marked_until_somebody_saves_them(desk, wanted, people, steps):
    row = row_at(wanted, "title")
    save_part(wanted, *row.part.key, "Flowers", people.translator)
    StringTranslation.objects.filter(data="Flowers").update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE, last_translated_by=None
    )
    row = row_at(wanted, "title")
    assert row.part.is_machine
    desk.post(address(wanted), filled(row, row.typed, save=row.name))
    row = row_at(wanted, "title")
    assert (row.part.is_machine, row.part.author_id) == (False, people.translator.pk)
