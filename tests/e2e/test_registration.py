"""A new group comes in by itself, on a phone: from the start page until residents find it."""

import io
import re

import pytest
from PIL import Image
from pillow_heif import register_heif_opener
from playwright.sync_api import expect

from tests.e2e.group_people import Newcomer
from tests.e2e.people import Desk, Visitor, said
from tests.e2e.site import wait_for

pytestmark = pytest.mark.browser
register_heif_opener()

STEPS = {
    "about": {
        "summary": "どんぐりを植えて、森を育てます。",
        "purpose": "子どもと森を育てること。",
        "activity": "毎月第1土曜に植えます。",
        "activity_fields": "environment",
        "needs": "clean-and-green",
        "areas": "senba",
    },
    "reach": {"representative": "森 一郎", "phone": "０２９ー０００ー０４０４"},
}
OTHERS = {"ja-x-easy": "森の会", "vi": "竹の会"}  # language → name of the group
HOW_TO_JOIN = "朝8時に橋の下へ。"
# The least that a registration asks: from the link in the e-mail until it is sent.
MAX_SCREENS, MAX_CONTROLS, MAX_HEIGHTS = 4, 40, 8
PHONE_HEIGHT = 740
CONTROLS = "main form :is(input:not([type=hidden]), select, textarea, button:not([aria-hidden]))"
ASKED = "活動の場所も、ひとことに書いてください。"
CORRECTED = "千波のほとりにどんぐりを植えて、森を育てます。"


def heic() -> bytes:
    """A photo as an iPhone takes it."""
    buffer = io.BytesIO()
    Image.new("RGB", (800, 600), (92, 140, 61)).save(buffer, "HEIF")
    return buffer.getvalue()


@pytest.fixture
def on_a_phone(new_context):
    def meet(person: type, *, script: bool = True):
        context = new_context(
            viewport={"width": 375, "height": PHONE_HEIGHT},
            has_touch=True,
            is_mobile=True,
            java_script_enabled=script,
        )
        return person(context.new_page())

    return meet


def register(newcomer: Newcomer, site, title: str, kana: str, email: str) -> None:
    """From the start page to the last look, counting what is asked."""
    newcomer.comes_to_the_start_page()
    newcomer.asks_for_the_link(email)
    subject = newcomer.said("Register your group: link and code")
    newcomer.opens_the_link(site.mail_about(email, subject))
    screens = [measured(newcomer, "/mypage/new/")]
    newcomer.names_the_group(title, kana, "森 一郎")
    for slug, typed in STEPS.items():
        screens.append(measured(newcomer, f"/edit/{slug}/"))
        newcomer.fills_in(slug, typed)
    screens.append(measured(newcomer, "/check/"))
    assert len(screens) <= MAX_SCREENS
    assert sum(controls for controls, _height in screens) <= MAX_CONTROLS
    assert sum(height for _controls, height in screens) <= MAX_HEIGHTS * PHONE_HEIGHT


def measured(newcomer: Newcomer, path: str) -> tuple[int, int]:
    """Return how many controls the screen at `path` has, and how high it is."""
    expect(newcomer.page).to_have_url(re.compile(rf"{path}$"))
    height = newcomer.page.evaluate("document.documentElement.scrollHeight")
    return newcomer.page.locator(CONTROLS).count(), height


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_group_registers_on_a_phone(site, on_a_phone, new_context, script):
    mark = "一" if script else "二"
    title, email = f"どんぐりの会{mark}（例）", f"mori-{script}@donguri.example.jp".lower()
    newcomer = on_a_phone(Newcomer, script=script)
    register(newcomer, site, title, "どんぐりのかい", email)
    newcomer.writes_more("Joining")
    newcomer.fills_in("joining", {"how_to_join": HOW_TO_JOIN}, then="Save and look it over")
    newcomer.writes_more("Photos")
    newcomer.adds_a_photo(heic(), "どんぐりの苗が並んでいる")
    newcomer.sends_it()
    newcomer.sees(said("The city is checking what you sent"))

    desk = Desk(new_context(viewport={"width": 1280, "height": 900}).new_page()).at_work("kyodo")
    assert title in site.mail_about("kyodo@city.example.jp", title).get_content()
    desk.opens_change_of(title)
    desk.sees(STEPS["about"]["summary"], "029-000-0404")
    desk.sends_back(ASKED)
    subject = said("Please correct something: %(name)s", name=title)
    assert ASKED in site.mail_about(email, subject).get_content()
    resident = on_a_phone(Visitor, script=script)
    assert title not in found(resident, title)

    newcomer.corrects(ASKED, "summary", CORRECTED)
    newcomer.sends_it()
    newcomer.sees(said("The city is checking what you sent"))
    desk.opens_change_of(title)
    desk.sees(CORRECTED)
    desk.approves()
    wait_for(lambda: title in found(resident, title), "the page among the results")
    find_in_the_directory(resident, title)
    subject = said("Your page is public: %(name)s", name=title)
    assert resident.page.url in site.mail_about(email, subject).get_content()
    newcomer.page.goto("/mypage/")
    newcomer.sees(said("Everybody can read your page."))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("language", OTHERS)
def test_the_short_way_is_short_in_longer_words_too(site, on_a_phone, language, script):
    newcomer = on_a_phone(Newcomer, script=script)
    newcomer.language = language
    title = f"{OTHERS[language]}{'一' if script else '二'}（例）"
    email = f"{language}-{script}@mori.example.jp".lower()
    register(newcomer, site, title, "もりのかい", email)
    newcomer.sends_it()
    expect(newcomer.main.locator(".status").first).to_be_visible()
    assert title in site.mail_about("kyodo@city.example.jp", title).get_content()


def found(resident: Visitor, words: str) -> list[str]:
    resident.goes_to("/search/")
    return resident.searches(words)


def find_in_the_directory(resident: Visitor, title: str) -> None:
    """By the field of activity, then by words; the page is open to all, the phone number is not."""
    resident.goes_to("/groups/")
    resident.main.locator(".facets__more > summary").tap()
    resident.main.locator(".facet summary", has_text=said("Activity field")).tap()
    resident.main.get_by_role("link", name=re.compile("環境・自然")).first.tap()
    expect(resident.page).to_have_url(re.compile("field=environment"))
    resident.main.locator("#words").fill("どんぐり")
    resident.main.locator("#words").press("Enter")
    resident.main.get_by_role("link", name=re.compile(re.escape(title))).first.tap()
    expect(resident.page.get_by_role("heading", level=1)).to_have_text(title)
    resident.sees(CORRECTED, HOW_TO_JOIN)
    expect(resident.page.get_by_role("img", name="どんぐりの苗が並んでいる").first).to_be_visible()
    resident.sees_not("029-000-0404")


def test_the_code_in_place_of_the_link_and_on_another_device(site, on_a_phone):
    email = "code@donguri.example.jp"
    newcomer = on_a_phone(Newcomer)
    newcomer.comes_to_the_start_page()
    newcomer.asks_for_the_link(email)
    mail = site.mail_about(email, said("Register your group: link and code"))
    newcomer.types_the_code(mail)
    newcomer.names_the_group("どんぐりの会三（例）", "どんぐりのかい", "森 二郎")
    newcomer.fills_in("about", STEPS["about"])
    expect(newcomer.page).to_have_url(re.compile(r"/edit/reach/$"))

    tablet = on_a_phone(Newcomer)
    tablet.opens_the_link(mail)
    expect(tablet.page).to_have_url(re.compile(r"/mypage/\d+/$"))
    tablet.follow("Go on editing")
    expect(tablet.page).to_have_url(re.compile(r"/edit/reach/$"))
    tablet.follow("Back")
    expect(tablet.page.locator("[name=summary]")).to_have_value(STEPS["about"]["summary"])


def test_nothing_is_wider_than_the_phone(site, on_a_phone):
    newcomer = on_a_phone(Newcomer)
    for path in ("", "email/", "sent/", "no-mail/"):
        for prefix in ("", "/en", "/vi"):
            newcomer.page.goto(f"{prefix}/mypage/start/{path}")
            wide = newcomer.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 375, (prefix, path, wide)
