"""The main job of the hub, in the order in which it happens."""

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.group_people import Representative
from tests.e2e.people import Approver, Desk, Visitor, Writer, said
from tests.e2e.site import wait_for
from tests.e2e.translators import Translator

pytestmark = pytest.mark.browser

TITLE = "雨の日の花だん会議"
STORY = {
    "summary": "雨で植えかえができなかった日、話し合いから次の計画が生まれました。",
    "kicker": "協働のとりくみ　緑",
    "lead": "その朝は、雨だった。植えるはずの苗を前に、みんなで机をかこんだ。",
    "hero_alt": "花だんの前に並んだ苗",
    "heading": "机をかこんで",
    "speaker": "川又 さくら",
    "question": "どんな話になりましたか。",
    "answer": "水やりの当番を、曜日ごとに分けました。",
}
ENGLISH = {
    TITLE: "A rainy day's flower bed meeting",
    STORY["summary"]: "When rain stopped the planting, talking led to the next plan.",
    STORY["kicker"]: "Working together: greenery",
    STORY["lead"]: "It rained that morning. We sat round a table in front of the seedlings.",
    STORY["hero_alt"]: "Seedlings in front of a flower bed",
    STORY["heading"]: "Round the table",
    STORY["speaker"]: "Sakura Kawamata",
    STORY["question"]: "What did you talk about?",
    STORY["answer"]: "We shared the watering by days of the week.",
}
EASY = {part: f"{part}（やさしい）" for part in ENGLISH}
GROUP, GROUP_ADDRESS = "かわべクラブ（例）", "/groups/kawabe-club/"
NEW_ACTIVITY = "毎月第2土曜の朝、川べりを歩いてごみを拾います。雨の日は道具の手入れをします。"
BETTER_ACTIVITY = f"{NEW_ACTIVITY}集合は9時です。"
NEW_PHONE = "029-000-7788"


def photo() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 800), (92, 140, 61)).save(buffer, "JPEG")
    return buffer.getvalue()


def without_links(mail) -> str:
    return re.sub(r"https?://\S+", "", mail.get_content())


def test_the_main_job(site, someone):
    public = someone(Visitor)

    # 1. A member of the PR staff writes a case story and sends it for approval.
    writer = someone(Writer).at_work("koho")
    write_the_story(writer)
    preview = writer.previews_on_a_phone()
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.locator("body")).to_contain_text(STORY["answer"])
    writer.submits()
    public.goes_to("/stories/ame-no-kadan/", 404)
    assert TITLE not in public.searches("花だん会議")

    # 2. The approver reads of it, looks at it, approves: it is public at once.
    mail = site.mail_about("shonin@city.example.jp", TITLE)
    text = without_links(mail)
    for part in (TITLE, STORY["summary"], "広報 太郎", said("At once after the approval")):
        assert part in text
    approver = someone(Approver).at_work("shonin")
    approver.opens_what_waits(TITLE)
    approver.sees(TITLE, said("This page is not public yet: everything on it is new."))
    for name in ("Preview on a phone", "Preview on a desk"):
        frame = approver.page.frame_locator(f"iframe[title='{said(name)}']")
        expect(frame.get_by_role("heading", level=1)).to_have_text(TITLE)
    look_at_the_decision_sheet(approver)
    approver.approves()
    approver.is_told(said("“%(title)s” is approved and public.", title=TITLE))
    wait_for(lambda: TITLE in found(public, "花だん会議"), "the page among the results")
    public.goes_to("/stories/ame-no-kadan/")
    public.sees(TITLE, STORY["lead"], STORY["speaker"], STORY["answer"], GROUP, "公園緑地課")
    for address in ("/", "/stories/"):
        public.goes_to(address)
        public.sees(TITLE)
    assert TITLE in public.page.request.get("/feeds/stories.atom").text()
    assert TITLE in site.mail_about("koho@city.example.jp", TITLE).get_content()
    change_a_public_page_for_a_date(writer, approver, public)

    # 3. English and easy Japanese: a translator fills in, another person publishes.
    writer.opens("とりくみを読む", TITLE)
    writer.asks_for_translation("English", "やさしい日本語")
    public.puts_readings_away()
    for language, words in (("en", ENGLISH), ("ja-x-easy", EASY)):
        translate(someone, public, language, words)
    public.goes_to("/en/stories/ame-no-kadan/")
    public.changes_language("日本語")
    public.sees(STORY["lead"])
    public.changes_language("やさしい日本語")
    public.sees(EASY[STORY["lead"]])

    # 4. A group's representative changes their page; the desk sends it back, then approves.
    representative = someone(Representative, 375).at_home("daihyo@kawabe-club.example.jp")
    change_the_groups_page(representative, public)
    desk = someone(Desk).at_work("kyodo")
    assert GROUP in site.mail_about("kyodo@city.example.jp", GROUP).get_content()
    desk.opens_change_of(GROUP)
    desk.sees(NEW_ACTIVITY, NEW_PHONE)
    desk.sends_back("集合の時間も書いてください。")
    correct_what_the_desk_wrote(representative, site)
    desk.opens_change_of(GROUP)
    desk.sees(BETTER_ACTIVITY)
    desk.approves()
    public.goes_to(GROUP_ADDRESS)
    public.sees(BETTER_ACTIVITY)

    # 5. A resident finds the group on a phone in English, and reads on in Korean.
    resident = someone(Visitor, 375)
    resident.language = "en"
    find_the_group_by_its_field(resident)
    read_the_manual_and_change_the_language(resident)

    # 6. The search finds the pages of the visitor's language.
    visitor = someone(Visitor, 375)
    for address, words, language in (
        ("/", "協働", "ja"),
        ("/", "ボランティア", "ja"),
        ("/en/", "volunteer", "en"),
    ):
        visitor.goes_to(address)
        assert visitor.searches(words), words
        own = visitor.main.locator("article").first.locator("h3 a")
        assert own.get_attribute("href").startswith("/en/") is (language == "en")


def write_the_story(writer: Writer) -> None:
    page = writer.page
    writer.opens("とりくみを読む")
    page.goto(page.url.replace("/edit/", "/"))
    page.get_by_role("link", name=said("Add child page")).first.click()
    writer.opens_tab("Content")
    page.locator("#id_title").fill(TITLE)
    for name in ("summary", "kicker", "lead", "hero_alt"):
        page.locator(f"#id_{name}").fill(STORY[name])
    writer.uploads_photo("hero_image", photo(), "花だん")
    writer.adds_block("Heading").get_by_role("textbox").fill(STORY["heading"])
    interview = writer.adds_block("Interview")
    for label, name in (("Who speaks", "speaker"), ("Question", "question")):
        interview.get_by_label(said(label)).fill(STORY[name])
    interview.locator("[contenteditable=true]").click()
    page.keyboard.type(STORY["answer"])
    writer.chooses("story_groups", GROUP, search="かわべクラブ")
    writer.chooses("story_departments", "公園緑地課")
    page.locator("#id_fiscal_year").fill("2026")
    page.locator("#id_cost_yen").fill("48000")
    page.locator("#id_city_share_yen").fill("30000")
    writer.opens_tab("Promote")
    page.locator("#id_slug").fill("ame-no-kadan")
    writer.saves()


def look_at_the_decision_sheet(approver: Approver) -> None:
    with approver.page.expect_popup() as popup:
        approver.follow("Decision sheet to print")
    sheet = popup.value
    for text in (TITLE, "広報 太郎", said("Drafted by"), said("To become public"), STORY["answer"]):
        expect(sheet.locator("body")).to_contain_text(text)
    expect(sheet.get_by_role("table", name=said("Stamps"))).to_be_visible()
    sheet.close()


def found(visitor: Visitor, words: str) -> list[str]:
    visitor.goes_to("/search/")
    return visitor.searches(words)


def change_a_public_page_for_a_date(writer: Writer, approver: Approver, public: Visitor) -> None:
    """What changed is seen against the public page; approved for a date, it waits for it."""
    old, new = "川べの朝は、ひとりから", "川べの朝は、ふたりから"
    writer.opens("とりくみを読む", old)
    writer.page.locator("#id_title").fill(new)
    writer.submits()
    approver.opens_what_waits(new)
    expect(approver.main.locator(".deletion").first).to_be_visible()
    expect(approver.main.locator(".addition").first).to_be_visible()
    tomorrow = timezone.localtime() + timedelta(days=1)
    approver.approves(on=tomorrow.strftime("%Y-%m-%d %H:%M"))
    approver.is_told(said("“%(title)s” is approved for its date.", title=new))
    public.goes_to("/stories/kawabe-no-asa/")
    public.sees(old)
    public.sees_not(new)


def translate(someone, public: Visitor, language: str, words: dict[str, str]) -> None:
    address = f"/{language}/stories/ame-no-kadan/"
    translator = someone(Translator).at_work(f"honyaku-{language}")
    translator.opens_what_waits(TITLE)
    translator.translates(words, but=1)
    translator.press("Send for review")
    translator.sees(said("Not sent yet: these parts are not ready"))
    translator.translates(words)
    translator.sends()
    public.goes_to(address, 404)
    reviewer = someone(Translator).at_work(f"kakunin-{language}")
    reviewer.opens_the_review(TITLE)
    reviewer.sees(words[STORY["answer"]])
    reviewer.approves()
    public.goes_to(address)
    public.sees(words[TITLE], words[STORY["answer"]])


def change_the_groups_page(representative: Representative, public: Visitor) -> None:
    page = representative.page
    public.goes_to(GROUP_ADDRESS)
    old = public.main.locator("[aria-labelledby=activity-title]").inner_text()
    representative.follow("Change the page")
    representative.opens_part("What we do")
    page.locator("[name=activity]").fill(NEW_ACTIVITY)
    representative.press("Save and go on")
    representative.opens_part("Contact")
    page.locator("[name=phone]").fill(NEW_PHONE)
    representative.press("Save and look it over")
    representative.sees(NEW_ACTIVITY, NEW_PHONE)
    representative.follow("Preview")
    representative.sees(NEW_ACTIVITY)
    page.go_back()
    send(representative)
    representative.sees(said("The city is checking what you sent"))
    public.page.reload()
    assert public.main.locator("[aria-labelledby=activity-title]").inner_text() == old


def send(representative: Representative) -> None:
    representative.page.locator("#agreed").check()
    representative.press("Send to the city")


def correct_what_the_desk_wrote(representative: Representative, site) -> None:
    subject = said("Please correct something: %(name)s", name=GROUP)
    mail = site.mail_about("daihyo@kawabe-club.example.jp", subject)
    assert "集合の時間も書いてください。" in mail.get_content()
    page = representative.page
    page.goto("/mypage/")
    representative.sees("集合の時間も書いてください。")
    representative.follow("Correct it")
    representative.opens_part("What we do")
    page.locator("[name=activity]").fill(BETTER_ACTIVITY)
    representative.press("Save and look it over")
    send(representative)


def find_the_group_by_its_field(resident: Visitor) -> None:
    resident.goes_to("/en/groups/")
    resident.main.locator(".facets__more > summary").click()
    resident.main.locator(".facet summary", has_text=said("Activity field", "en")).click()
    resident.main.get_by_role("link", name=re.compile("Nature and environment")).first.click()
    resident.main.get_by_role("link", name=re.compile("Kawabe River Club")).first.click()
    expect(resident.page).to_have_url(re.compile(r"/en/groups/kawabe-club/$"))
    expect(resident.page.locator("html")).to_have_attribute("lang", "en")


def read_the_manual_and_change_the_language(resident: Visitor) -> None:
    resident.goes_to("/en/manual/kyodo/introduction/what-is-kyodo/")
    resident.changes_language("한국어")
    expect(resident.page).to_have_url(re.compile(r"/ko/manual/kyodo/introduction/what-is-kyodo/$"))
    expect(resident.page.locator("html")).to_have_attribute("lang", "ko")
    resident.page.go_back()
    resident.main.locator("a[rel=next]").click()
    expect(resident.page).to_have_url(re.compile(r"/en/manual/kyodo/introduction/who-is-who/$"))
    resident.changes_language("한국어")
    expect(resident.page.get_by_role("heading", level=1)).to_have_text(
        said("This page is not in your language yet", "ko")
    )
    expect(resident.main.get_by_role("link", name="English")).to_be_visible()
