"""What helps to read and to write plainly, in a browser: explanations, reading aloud, the aid.

Browsers without a screen have no voice: a stand-in of our own says what it was given, and is told
when a sentence has been said.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import Writer, said

pytestmark = pytest.mark.browser

STORY = "ja-x-easy/stories/kawabe-no-asa/"
KANJI = re.compile(r"[\u4e00-\u9fff]")
VOICE = """
window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const voice = {
  getVoices: () => [{ lang: "LANGUAGE" }],
  speak(utterance) { this.current = utterance; spoken.push(utterance.text); },
  cancel() { this.current = null; },
};
Object.defineProperty(window, "speechSynthesis", { value: voice });
window.hasSaidIt = () => voice.current.onend();
window.isSilent = () => !voice.current;
"""
MARKED = "() => [...(CSS.highlights.get('read-aloud') ?? [])].map(String)"


@pytest.fixture
def listen(visit, base_url):
    """Return a page that a voice of `language` can read."""

    def open_page(address: str, language: str = "ja-JP"):
        page = visit()
        page.add_init_script(VOICE.replace("LANGUAGE", language))
        page.goto(f"{base_url}/{address}")
        return page

    return open_page


def button(page, name: str):
    return page.locator(f"[data-read-aloud] [data-do={name}]")


def test_a_page_is_read_sentence_by_sentence_as_its_readings_say(listen):
    page = listen(STORY)
    button(page, "play").click()
    expect(button(page, "pause")).to_be_focused()
    (marked,) = page.evaluate(MARKED)
    assert marked in page.locator("main").evaluate("main => main.textContent")
    for _sentence in range(6):
        page.evaluate("hasSaidIt()")
    spoken = page.evaluate("spoken")
    assert len(spoken) == 7
    assert not any(KANJI.search(sentence) for sentence in spoken)
    assert all(re.search(r"[。！？]?$", sentence) and sentence for sentence in spoken)
    assert page.complaints == []


def test_it_pauses_goes_on_and_stops_by_the_keyboard(listen):
    page = listen("stories/kawabe-no-asa/")
    button(page, "play").focus()
    page.keyboard.press("Enter")
    page.evaluate("hasSaidIt()")
    page.keyboard.press("Enter")  # the button that pauses has the focus
    assert page.evaluate("isSilent()")
    expect(button(page, "play")).to_be_focused()
    marked = page.evaluate(MARKED)
    page.keyboard.press("Enter")
    spoken = page.evaluate("spoken")
    assert spoken[-1] == spoken[-2]
    assert page.evaluate(MARKED) == marked
    page.keyboard.press("Escape")
    assert page.evaluate("isSilent()")
    assert page.evaluate(MARKED) == []
    expect(button(page, "stop")).to_be_hidden()
    page.keyboard.press("Enter")
    assert page.evaluate("spoken")[-1] == spoken[0]


def test_at_the_end_it_falls_silent(listen):
    page = listen("vi/about/", "vi-VN")
    button(page, "play").click()
    for _sentence in range(500):
        if page.evaluate("isSilent()"):
            break
        page.evaluate("hasSaidIt()")
    assert page.evaluate("isSilent()")
    assert page.evaluate(MARKED) == []
    expect(button(page, "play")).to_be_visible()


@pytest.mark.parametrize("language", [None, "en-GB"])
def test_without_a_voice_of_the_language_nothing_is_offered(visit, listen, base_url, language):
    if language:
        page = listen(STORY, language)
    else:
        page = visit()
        page.goto(f"{base_url}/{STORY}")
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("[data-read-aloud]")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_word_opens_what_it_means_without_script(visit, base_url, width):
    page = visit(width, java_script_enabled=False)
    page.goto(f"{base_url}/vi/stories/kawabe-no-asa/")
    word = page.locator("button.explained").first
    note = page.locator(".explained__note").first
    expect(note).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_the_aid_shows_what_is_hard_and_mends_it(visit):
    writer = Writer(visit())
    writer.at_work("koho")
    writer.opens("ことばについて")
    summary = writer.page.locator("#id_summary")
    summary.fill("8/15に来てください。")
    writer.page.locator("[data-side-panel-toggle=easy_japanese]").click()
    aid = writer.page.locator("[data-side-panel=easy_japanese] [data-easy-aid]")
    aid.get_by_role("button", name=said("Look the text over")).click()
    finding = aid.locator("[data-findings] > li").filter(has_text="8/15")
    expect(finding.locator("mark")).to_have_text("8/15")
    expect(finding.locator("[data-why]")).not_to_be_empty()
    finding.get_by_role("button", name=said("Take this wording")).click()
    expect(summary).to_have_value("8月15日に来てください。")
    expect(finding).to_have_count(0)
