"""Somebody searches: typing in the combobox by keyboard, kana being converted, without script."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Request, Response, expect

from tests.e2e.faults import sideways, violations
from tests.e2e.people import said

pytestmark = pytest.mark.browser
MATRIX = pytest.mark.matrix

IME = 229  # the key code of whatever an input method takes for itself


@pytest.fixture
def field(visit):
    """Return the search field of the home page in a language, with `asked`: what it asked for."""

    def field(language: str = "ja", width: int = 1280):
        page = visit(width)
        page.asked = []
        page.on("request", lambda request: note(page, request))
        page.goto("/" if language == "ja" else f"/{language}/")
        return page.get_by_role("main").get_by_role("combobox")

    def note(page: Page, request: Request) -> None:
        if "/suggest/" in request.url:
            page.asked.append(request.url)

    return field


def is_about(typed: str) -> Callable[[Response], bool]:
    """Return whether an answer is the suggestions for exactly `typed`."""
    return lambda answer: parse_qs(urlsplit(answer.url).query).get("q") == [typed]


def options(field):
    return field.page.locator("main [role=option]")


def status(field):
    return field.page.locator("main form [role=status]")


def compose(field, text: str) -> None:
    """Let an input method show `text` as not yet confirmed."""
    session = field.page.context.new_cdp_session(field.page)
    session.send(
        "Input.imeSetComposition",
        {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
    )


def press_while_composing(field, key: str) -> None:
    session = field.page.context.new_cdp_session(field.page)
    session.send(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": IME},
    )


# By keyboard


def test_typing_in_english_chooses_a_page_by_keyboard(field):
    english = field("en")
    english.press_sequentially("nihon", delay=20)
    expect(options(english).first).to_be_visible()
    expect(english).to_have_attribute("aria-expanded", "true")
    english.press("ArrowDown")
    chosen = options(english).first
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(english).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    expect(english).to_have_value("nihon")
    address = chosen.get_attribute("data-url")
    english.press("Enter")
    english.page.wait_for_url(f"**{address}")


def test_typing_in_japanese_chooses_a_page_by_keyboard(field):
    japanese = field()
    with japanese.page.expect_response(is_about("きょうどう")) as answer:
        japanese.press_sequentially("きょうどう")
    answer.value.finished()
    japanese.page.evaluate("() => new Promise(requestAnimationFrame)")  # now they are shown
    expect(options(japanese).filter(has_text="協働").first).to_be_visible()
    japanese.press("ArrowUp")  # from the field to the last one
    chosen = options(japanese).last
    expect(chosen).to_have_attribute("aria-selected", "true")
    text = chosen.get_attribute("data-text")
    address = chosen.get_attribute("data-url") or f"/search/?q={quote(text)}"
    japanese.press("Enter")
    japanese.page.wait_for_url(f"**{address}")


def test_enter_without_a_choice_searches_what_was_typed(field):
    english = field("en")
    english.press_sequentially("volunteer")
    expect(options(english).first).to_be_visible()
    english.press("Enter")
    english.page.wait_for_url("**/en/search/?q=volunteer")


def test_a_word_among_the_suggestions_is_searched(field):
    japanese = field()
    japanese.press_sequentially("かんきょう")
    word = options(japanese).filter(has_not=japanese.page.locator("small")).first
    expect(word).to_be_visible()
    text = word.inner_text()
    word.click()
    japanese.page.wait_for_url("**/search/?q=*")
    expect(japanese.page.get_by_role("main").get_by_role("combobox")).to_have_value(text)


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_keys_of_the_caret_go_back_to_what_was_typed(field, key):
    english = field("en")
    english.press_sequentially("vol")
    expect(options(english).first).to_be_visible()
    english.press("ArrowDown")
    english.press(key)
    expect(english.page.locator("main [aria-selected=true]")).to_have_count(0)
    assert english.get_attribute("aria-activedescendant") is None
    expect(options(english).first).to_be_visible()


def test_escape_closes_the_list_and_keeps_the_words(field):
    english = field("en")
    english.press_sequentially("vol")
    expect(options(english).first).to_be_visible()
    english.press("Escape")
    expect(options(english).first).to_be_hidden()
    expect(english).to_have_attribute("aria-expanded", "false")
    expect(english).to_have_value("vol")
    english.press("ArrowDown")
    expect(options(english).first).to_be_visible()


def test_tab_goes_on_and_closes_the_list(field):
    english = field("en")
    english.press_sequentially("vol")
    expect(options(english).first).to_be_visible()
    english.press("Tab")
    expect(english).not_to_be_focused()
    expect(options(english).first).to_be_hidden()


def test_the_count_is_said_once_and_old_questions_are_dropped(field):
    english = field("en")
    english.press_sequentially("volunteer", delay=5)
    expect(options(english).first).to_be_visible()
    number = options(english).count()
    expect(status(english)).to_have_text(re.compile(rf"^{number} suggestions?$"))
    assert len(english.page.asked) == 1
    english.press("Escape")
    expect(status(english)).to_be_empty()


def test_suggestions_in_another_language_say_so(field):
    english = field("en")
    english.press_sequentially("みと")
    japanese = english.page.locator("main [role=option] [lang=ja]").first
    expect(japanese).to_be_visible()


# Kana being converted


def test_kana_in_conversion_bring_suggestions(field):
    japanese = field()
    japanese.focus()
    for text in ("k", "きょ", "きょうd", "きょうど"):
        compose(japanese, text)
    expect(options(japanese).filter(has_text="協働").first).to_be_visible()


def test_the_enter_that_confirms_a_conversion_never_submits(field):
    japanese = field()
    before = japanese.page.url
    japanese.focus()
    compose(japanese, "きょうどう")
    expect(options(japanese).first).to_be_visible()
    press_while_composing(japanese, "ArrowDown")
    expect(japanese.page.locator("main [aria-selected=true]")).to_have_count(0)
    press_while_composing(japanese, "Enter")
    japanese.page.keyboard.insert_text("協働")  # what the input method puts in its place
    expect(japanese).to_have_value("協働")
    assert japanese.page.url == before
    japanese.press("Enter")
    japanese.page.wait_for_url("**/search/?q=*")


# Results


PATHS = ["/search/?q=volunteer", "/search/?q=qqqqqq", "/search/?q=協働&year=1990"]


@pytest.mark.parametrize("width", [375, pytest.param(1280, marks=MATRIX)])
@pytest.mark.parametrize(
    "language", ["", pytest.param("/en", marks=MATRIX), pytest.param("/ko", marks=MATRIX)]
)
def test_results_are_accessible(visit, language, width):
    page = visit(width)
    faults = {}
    for path in PATHS:
        page.goto(language + path)
        for facet in page.locator("main .facet summary").all()[:1]:
            facet.click()
        if wrong := violations(page) + sideways(page):
            faults[path] = wrong
    assert faults == {}
    assert page.complaints == []


@pytest.mark.parametrize("width", [375, pytest.param(1280, marks=MATRIX)])
@pytest.mark.parametrize("language", ["ja", pytest.param("en", marks=MATRIX)])
def test_open_suggestions_are_accessible(field, language, width):
    search = field(language, width)
    search.press_sequentially("vol" if language == "en" else "き")
    expect(options(search).first).to_be_visible()
    search.press("ArrowDown")
    assert violations(search.page) + sideways(search.page) == []
    assert search.page.complaints == []


def test_search_works_without_script(visit):
    page = visit(375, java_script_enabled=False)
    page.goto("/")
    field = page.get_by_role("main").get_by_role("searchbox")
    field.fill("協働")
    field.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    total = int(page.locator(".results-head b").inner_text())
    page.locator("main .facet summary").first.click()
    option = page.locator("main .facet[open] a").first
    count = int(option.locator(".facet__count").inner_text())
    option.click()
    expect(page.locator(".results-head b")).to_have_text(str(count))
    assert count <= total
    page.get_by_role("link", name=said("Show all"), exact=True).click()
    expect(page.locator(".results-head b")).to_have_text(str(total))
    page.get_by_role("link", name=said("Newest first")).click()
    expect(page.locator(".search-orders [aria-current]")).to_have_text(said("Newest first"))
