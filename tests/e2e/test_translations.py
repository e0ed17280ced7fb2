"""A page in another language, from the wish for it to the day when its source has changed."""

import re

import pytest
from playwright.sync_api import expect

from hub.languages.workflow import State
from tests.e2e.faults import sideways, violations
from tests.e2e.people import Approver, Chief, Visitor, Writer, said
from tests.e2e.site import wait_for
from tests.e2e.translators import Translator

pytestmark = pytest.mark.browser

TITLE, BELOW = "アクセシビリティ方針", "参加する"
# Public in English and plain Japanese, which follow; Korean is told from its beginning.
HERE, THERE, NEW = "accessibility", "for-everyone", "join/for-everyone"
OTHERS = ["", "/en", "/ja-x-easy"]
PROPOSAL = "누구나 이용할 수 있도록"
NOTICE = said("Read the Japanese page", "ko")
WIDTHS = [375, 1280]


def reads_after_the_worker(visitor: Visitor, address: str, words: str) -> None:
    """The texts of a source reach its translations by the queue."""

    def is_there() -> bool:
        visitor.goes_to(address)
        return words in visitor.main.inner_text()

    wait_for(is_there, f"{words} at {address}")


FILL = """parts => parts.forEach(part => {
  const field = part.querySelector("textarea");
  if (!field.value) field.value = part.querySelector(".part__text").textContent.trim() + ".";
})"""


def translate_all(translator: Translator) -> None:
    """Write every part by its Japanese itself, with a full stop: figures and links are kept."""
    parts = translator.main.locator("[data-part]")
    expect(parts.first).to_be_visible()
    parts.evaluate_all(FILL)
    translator.press("Save all")
    expect(translator.untranslated()).to_have_count(0)


def change(writer: Writer, approver: Approver, *path: str, summary: str, slug: str = "") -> str:
    """Change the Japanese page at `path` and have it approved; return where it is edited."""
    writer.opens(*path)
    address = writer.page.url
    writer.page.locator("#id_summary").fill(summary)
    if slug:
        writer.opens_tab("Promote")
        writer.page.locator("#id_slug").fill(slug)
    writer.submits()
    approver.opens_what_waits(TITLE)
    approver.approves()
    approver.is_told(said("“%(title)s” is approved and public.", title=TITLE))
    return address


# As if nobody had translated the page into Korean yet.
NOT_TRANSLATED = f"""
from home.models import ContentPage
from wagtail_localize.models import StringTranslation, Translation
page = ContentPage.objects.get(slug="{HERE}", locale__language_code="ko")
key = page.translation_key
page.delete()
Translation.objects.filter(source__object_id=key, target_locale__language_code="ko").delete()
StringTranslation.objects.filter(context__object_id=key, locale__language_code="ko").delete()
"""


def test_a_translation_from_the_wish_to_the_return(site, someone):
    site.manage("shell", "-c", NOT_TRANSLATED)
    public = someone(Visitor)
    public.language = "ko"
    writer, approver = someone(Writer).at_work("koho"), someone(Approver).at_work("shonin")

    # A reader wishes for it, staff see that and ask.
    public.goes_to(f"/ko/{HERE}/", 404)
    public.follow("I want to read this in my language")
    public.press("I want to read this in my language")
    public.sees(said("Thank you. City hall sees how many people ask for this page.", "ko"))
    writer.opens(TITLE)
    writer.asks_for_translation("한국어")

    # The translator writes and sends; the reviewer sends back with a wording, changing nothing.
    translator = someone(Translator).at_work("honyaku-ko")
    translator.opens_what_waits(TITLE)
    translate_all(translator)
    translator.sends()
    reviewer = someone(Translator).at_work("kakunin-ko")
    reviewer.opens_the_review(TITLE)
    reviewer.sends_back(TITLE, "題は韓国語に", PROPOSAL)
    translator.opens_what_waits(TITLE)
    translator.sees("題は韓国語に")
    translator.press("Take this wording")
    expect(translator.part(TITLE).locator("textarea")).to_have_value(PROPOSAL)
    translator.sends()
    reviewer.opens_the_review(TITLE)
    reviewer.approves()
    public.goes_to(f"/ko/{HERE}/")
    public.sees(PROPOSAL, said("By people", "ko"))

    # The Japanese changes: readers are told at once, the translator begins with the old wording.
    change(writer, approver, TITLE, summary="だれもが使えるサイトをめざします。")
    reads_after_the_worker(public, f"/ko/{HERE}/", NOTICE)
    translator.opens_what_waits(TITLE)
    part = translator.untranslated()
    expect(part).to_have_count(1)
    expect(part.locator("ins, .addition").first).to_be_visible()
    part.get_by_role("button", name=said("Meaning unchanged: keep the translation")).click()
    expect(translator.untranslated()).to_have_count(0)
    translator.sends()

    # The source changes during the review, its address too: what is read stays as it was read,
    # is public where the Japanese page is now, and older than that.
    editor = change(
        writer, approver, TITLE, summary="だれもが使えるサイトにしていきます。", slug=THERE
    )
    reviewer.opens_the_review(TITLE)
    reviewer.approves()
    reads_after_the_worker(public, f"/ko/{THERE}/", NOTICE)
    public.sees(PROPOSAL)

    # It is moved: every language follows, and both old addresses lead on.
    writer.opens(BELOW)
    someone(Chief).at_work("admin").moves(editor, writer.page.url)
    for language in [*OTHERS, "/ko"]:
        for old in (HERE, THERE):
            public.goes_to(f"{language}/{old}/")
            expect(public.page).to_have_url(re.compile(rf"{language}/{NEW}/$"))

    # Staff see it beside the editor.
    writer.opens(BELOW, TITLE)
    languages = writer.languages_beside()
    expect(languages.get_by_role("listitem").filter(has_text="한국어")).to_contain_text(
        str(State.OUTDATED.label)
    )

    # Offline, it is so in every language; public again, they are back, and their words.
    approver.takes_offline(editor)
    for language in [*OTHERS, "/ko"]:
        public.goes_to(f"{language}/{NEW}/", 410)
    change(writer, approver, BELOW, TITLE, summary="だれもが使えるサイトをめざします。")
    for language in OTHERS:
        public.goes_to(f"{language}/{NEW}/")
    reads_after_the_worker(public, f"/ko/{NEW}/", said("By people", "ko"))
    public.sees(PROPOSAL)
    public.sees_not(NOTICE)


def test_two_translators_in_one_part_are_told_of_each_other(site, someone):
    first = someone(Translator).at_work("honyaku-en")
    first.page.goto("/admin/translations/?language=en")
    first.main.get_by_role("link", name=said("Public"), exact=True).first.click()
    second = someone(Translator).at_work("admin")
    second.page.goto(first.page.url)
    second.sees(said("Also here now:"))
    japanese = first.main.locator(".part__text").first.inner_text()
    first.writes(japanese, "The first wording")
    expect(first.part(japanese).locator("[data-status]")).to_have_text(said("Saved"))
    second.writes(japanese, "The second wording")
    second.sees("The first wording")
    second.press("Save", second.part(japanese))
    expect(second.part(japanese).locator("[data-status]")).to_have_text(said("Saved"))
    first.page.reload()
    expect(first.part(japanese).locator("textarea")).to_have_value("The second wording")


def test_what_is_typed_while_a_part_is_being_saved_stays(site, someone):
    translator = someone(Translator).at_work("honyaku-vi")
    page = translator.page
    page.goto("/admin/translations/?language=vi")
    translator.main.get_by_role("link", name=said("Public"), exact=True).nth(2).click()
    field = translator.main.locator("[data-part] textarea").first
    words, held = field.input_value(), []
    page.route("**/admin/translations/edit/**", lambda route: held.append(route))
    field.fill("")
    with page.expect_request("**/admin/translations/edit/**"):
        field.blur()
    field.fill(words)
    held[0].continue_()
    expect(translator.main.locator("[data-part]").first.locator("[data-status]")).to_have_text(
        said("Saved")
    )
    expect(field).to_have_value(words)
    page.unroute_all()
    field.blur()  # saves it again, as it was


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_of_translating_are_accessible(visit, width):
    page = visit(width)
    Translator(page).at_work("honyaku-en")
    faults = {}
    for path in ("/admin/translations/", "/admin/translations/numbers/"):
        assert page.goto(path).status == 200
        if wrong := violations(page) + sideways(page):
            faults[path] = wrong
    page.goto("/admin/translations/?language=en")
    page.get_by_role("main").get_by_role("link", name=said("Public"), exact=True).first.click()
    if wrong := violations(page) + sideways(page):
        faults["editor"] = wrong
    assert faults == {}
    assert page.complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_without_script_the_same_form_saves_and_sends(new_context, site, width):
    window = {"width": width, "height": 900}
    page = new_context(java_script_enabled=False, viewport=window).new_page()
    translator = Translator(page).at_work("honyaku-en")
    page.goto("/admin/translations/?language=en")
    translator.main.get_by_role("link", name=said("Public"), exact=True).nth(1).click()
    part = translator.main.locator("[data-part]").first
    words = f"Written without script, {width} pixels wide"
    part.locator("textarea").fill(words)
    translator.press("Save", part)
    expect(translator.main.locator("[data-part] textarea").first).to_have_value(words)
    message = page.locator(".messages li")
    expect(message).to_have_text("1件を保存しました。")
    message.scroll_into_view_if_needed()
    expect(message).to_be_in_viewport()
    expect(message.locator("..")).to_have_css("opacity", "1")
