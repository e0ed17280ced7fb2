"""Long words that pages explain in place: which, where, and who says what they mean."""

import csv
import re

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from hub.core.models import Switch
from hub.core.parts import State
from hub.languages.glossary import own_terms
from hub.readable.easy.checker import check
from hub.readable.easy.findings import Kind
from hub.readable.explaining.marking import with_explanations
from hub.readable.explaining.words import TERMS, Explained, begin, own_words
from hub.readable.models import MAX_EXPLANATION, ExplainedWord

LANGUAGES = [code for code, _name in settings.LANGUAGES]
GRANT = Explained(7, ("grant", "grants"), "Money of the city.")
KYODO = Explained(8, ("協働",), "いっしょに行うこと。")
NOTE = re.compile(r"<span class=.explained__note.*?</span>")
MARK = re.compile(r'<button class="explained" type="button" popovertarget="[^"]+">(.*?)</button>')


def marked(html: str, *entries: Explained, language: str = "en") -> str:
    """Return HTML with [ ] around each word that opens what it means."""
    return MARK.sub(r"[\1]", NOTE.sub("", with_explanations(html, entries, language)))


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>A grant is paid.</p>", "<p>A [grant] is paid.</p>"),
        ("<p>Grants and a grant.</p>", "<p>[Grants] and a grant.</p>"),
        ("<p>A granted wish.</p>", "<p>A granted wish.</p>"),
        ("<h2>Grant</h2><p>No <b>grant</b></p>", "<h2>Grant</h2><p>No <b>[grant]</b></p>"),
        ('<p><a href="/grant/">a grant</a></p>', '<p><a href="/grant/">a grant</a></p>'),
        (
            "<button>grant</button><label>grant</label>",
            "<button>grant</button><label>grant</label>",
        ),
        ("<blockquote><p>My grant</p></blockquote>", "<blockquote><p>My grant</p></blockquote>"),
        ('<p lang="ko">grant</p><p>grant</p>', '<p lang="ko">grant</p><p>[grant]</p>'),
        ('<img alt="grant"><p>grant</p>', '<img alt="grant"><p>[grant]</p>'),
        ("<dl><dt>grant</dt><dd>grant</dd></dl>", "<dl><dt>grant</dt><dd>[grant]</dd></dl>"),
    ],
)
def test_the_first_mention_in_running_text_is_marked(html, found):
    assert marked(html, GRANT) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("協働の話", "[協働]の話"),
        ("市民協働の話", "市民協働の話"),
        ("協働課", "協働課"),
        ("この協働は", "この[協働]は"),
    ],
)
def test_a_japanese_word_is_no_part_of_a_longer_one(text, found):
    assert marked(f"<p>{text}</p>", KYODO, language="ja") == f"<p>{found}</p>"


@pytest.mark.parametrize(
    ("language", "form", "text", "found"),
    [
        ("ko", "협동", "협동을 하고 비협동", "[협동]을 하고 비협동"),
        ("zh-hans", "协作", "开展协作吧", "开展[协作]吧"),
        ("vi", "chung tay", "Chung tay làm", "[Chung tay] làm"),
        ("ja", "NPO法人", "このNPO法人は", "この[NPO法人]は"),
        ("ja", "データ", "オープンデータ", "オープンデータ"),
    ],
)
def test_each_language_parts_its_words_in_its_own_way(language, form, text, found):
    assert marked(f"<p>{text}</p>", Explained(1, (form,), "…"), language=language) == (
        f"<p>{found}</p>"
    )


def test_a_longer_word_stands_above_the_shorter_one_in_it():
    long = Explained(9, ("grant agreement",), "A paper.")
    assert marked("<p>A grant agreement.</p>", GRANT, long) == "<p>A [grant agreement].</p>"


def test_the_note_stands_behind_its_word_and_holds_no_markup_of_its_author():
    html = with_explanations("<p>A grant.</p>", (Explained(7, ("grant",), "<b>&"),), "en")
    assert '</button><span class="explained__note" id="word-7" role="note" popover>' in html
    assert "&lt;b&gt;&amp;" in html


@pytest.mark.parametrize("language", LANGUAGES)
class TestTheWordsAHubComesWith:
    def test_are_written_once_and_are_short_enough(self, language):
        forms = [f.strip() for words, _e in own_words(language) for f in words.split("/")]
        assert len(forms) == len(set(forms))
        assert all(
            0 < len(explanation) <= MAX_EXPLANATION for _w, explanation in own_words(language)
        )

    def test_are_two_columns(self, language):
        with (TERMS / f"{language}.tsv").open(encoding="utf-8", newline="") as lines:
            assert {len(row) for row in csv.reader(lines, delimiter="\t")} == {2}

    def test_are_those_of_the_glossary_where_it_has_the_term(self, language):
        choices = {
            c for t in own_terms(language) if t.japanese in ("協働", "共催") for c in t.choices
        }
        forms = {f.strip() for words, _e in own_words(language) for f in words.split("/")}
        assert language == "ja" or choices & forms


def test_explanations_in_easy_japanese_are_easy():
    hard = {Kind.LONG, Kind.HONORIFIC, Kind.OFFICIAL_JOIN, Kind.DOUBLE_NEGATIVE, Kind.WAREKI}
    found = [
        (explanation, finding.kind)
        for _words, explanation in own_words("ja-x-easy")
        for finding in check(explanation)
        if finding.kind in hard
    ]
    assert found == []


@pytest.mark.django_db
class TestTheTable:
    def test_is_the_citys_once_it_has_a_row(self):
        ExplainedWord.objects.filter(language="en").exclude(words="open data").delete()
        begin("en")
        assert ExplainedWord.objects.filter(language="en").count() == 1
        ExplainedWord.objects.filter(language="en").delete()
        begin("en")
        assert ExplainedWord.objects.filter(language="en").count() == len(own_words("en"))

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"language": "xx"}, "language"),
            ({"words": " / "}, "words"),
        ],
    )
    def test_refuses_what_cannot_be(self, values, field):
        row = ExplainedWord(**({"language": "ja", "words": "家賃", "explanation": "…"} | values))
        with pytest.raises(ValidationError) as caught:
            row.full_clean()
        assert list(caught.value.message_dict) == [field]

    def test_is_kept_in_the_admin(self, admin_client):
        values = {"language": "ja", "words": "家賃", "explanation": "部屋を借りるお金。"}
        assert "技能実習" in admin_client.get("/admin/explained_words/").content.decode()
        for text in ("あ" * (MAX_EXPLANATION + 1), values["explanation"]):
            admin_client.post("/admin/explained_words/new/", values | {"explanation": text})
        assert ExplainedWord.objects.get(words="家賃").forms == ["家賃"]


@pytest.mark.usefixtures("demonstration")
@pytest.mark.django_db
class TestAPage:
    ADDRESSES = ("", "ja-x-easy/", "en/", "zh-hans/", "ko/", "vi/", "tl/")

    @pytest.mark.parametrize("prefix", ADDRESSES)
    def test_explains_in_each_language_once_a_word(self, client, prefix):
        html = client.get(f"/{prefix}manual/kyodo/introduction/what-is-kyodo/").content.decode()
        ids = re.findall(r'id="(word-\d+)"', html)
        assert ids
        assert len(ids) == len(set(ids))
        assert re.findall(r'popovertarget="(word-\d+)"', html) == ids
        head, _body, _rest = html.partition("<body")
        assert "word-" not in head

    def test_follows_the_table_at_once_and_the_switch(self, client):
        address = "/stories/kawabe-no-asa/"
        row = ExplainedWord.objects.get(language="ja", words="委託")
        assert row.explanation in client.get(address).content.decode()
        row.explanation = "頼むこと。"
        row.save()
        assert row.explanation in client.get(address).content.decode()
        Switch.objects.update_or_create(part="explained_words", defaults={"state": State.OFF})
        assert "explained__note" not in client.get(address).content.decode()
