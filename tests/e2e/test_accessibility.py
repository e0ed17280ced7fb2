"""Everybody can read and use the pages: axe, valid HTML, a quiet console, light, without script."""

import json
import os
import subprocess
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from groups.portal import PORTAL
from tests.e2e.faults import sideways, stacked, violations
from tests.e2e.people import PASSWORD, said

pytestmark = pytest.mark.browser
MATRIX = pytest.mark.matrix  # each kind of page is looked at in one look; in all, in a full run

KINDS = [
    "/",
    "/news/",
    "/news/nihongo-open-day/",
    "/stories/",
    "/stories/kawabe-no-asa/",
    "/groups/",
    "/groups/?field=environment",
    "/groups/?day=sat&area=goken&access=step_free",
    "/groups/?q=volunteer",
    "/groups/?view=map",
    "/groups/nihongo-hiroba/",
    "/events/",
    "/events/?view=month",
    "/events/nihongo-sunday/",
    "/dialogue/",
    "/dialogue/kawabe-cafe/",
    "/places/",
    "/places/komorebi-kan/",
    "/enquiry/nihongo-hiroba/",
    "/mistakes/nihongo-hiroba/",
    "/signup/find/",
    "/leaflets/nihongo-hiroba/a4/",
    "/opendata/",
    "/manual/",
    "/manual/kyodo/",
    "/manual/kyodo/introduction/",
    "/manual/kyodo/introduction/what-is-kyodo/",
    "/join/",
    "/search/",
    "/search/?q=volunteer",
    "/reading/",
    "/accounts/login/",
    "/mypage/start/",
    "/mypage/start/email/",
    "/mypage/start/sent/",
    "/mypage/start/no-mail/",
    "/accounts/first/",
    "/no-such-page/",
]
READING = ["", "large", "larger", "contrast", "dark", "ud-font", "larger.contrast"]
KILOBYTE = 1024


def in_language(path: str, language: str) -> str:
    return path if language == "ja" else f"/{language}{path}"


@pytest.mark.parametrize(
    ("language", "width"),
    [
        ("ja", 375),
        *(pytest.param(*look, marks=MATRIX) for look in [("ja", 1280), ("en", 375), ("en", 1280)]),
    ],
)
def test_every_kind_of_page_is_accessible(visit, language, width):
    page = visit(width)
    faults = {}
    for path in KINDS:
        page.goto(in_language(path, language))
        if wrong := violations(page) + sideways(page) + stacked(page):
            faults[path] = wrong
    assert faults == {}
    assert page.complaints == []


@MATRIX
@pytest.mark.parametrize("language", ["ja-x-easy", "zh-hans", "ko", "vi", "tl"])
def test_other_languages_are_accessible(visit, language):
    page = visit(375)
    faults = {}
    for path in ("/", "/groups/", "/groups/nihongo-hiroba/", "/stories/kawabe-no-asa/"):
        page.goto(in_language(path, language))
        if wrong := violations(page) + sideways(page) + stacked(page):
            faults[path] = wrong
    assert faults == {}


@MATRIX
@pytest.mark.parametrize("reading", READING[1:])
def test_reading_settings_are_accessible(visit, reading):
    page = visit(375, reading)
    faults = {}
    for path in (
        "/",
        "/stories/kawabe-no-asa/",
        "/groups/",
        "/groups/nihongo-hiroba/",
        "/manual/kyodo/",
    ):
        page.goto(path)
        if wrong := violations(page) + sideways(page) + stacked(page):
            faults[path] = wrong
    assert faults == {}


@pytest.mark.parametrize("width", [375, pytest.param(1280, marks=MATRIX)])
def test_the_portal_is_accessible(visit, width):
    page = visit(width)
    sign_in(page)
    faults = {}
    page.get_by_role("main").get_by_role("link", name=said("Change the page")).first.click()
    first = urlsplit(page.url).path
    steps = [first.replace("identity", step) for step in PORTAL.step_of]
    group = first.split("edit/")[0]
    for path in ("/mypage/", group, *steps, f"{group}check/", f"{group}preview/"):
        page.goto(path)
        if wrong := violations(page) + sideways(page) + stacked(page):
            faults[path] = wrong
    assert faults == {}
    assert page.complaints == []


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/?next=/mypage/")
    page.locator("main [name=login]").fill("D-0001")
    page.locator("main [name=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=said("Sign in"), exact=True).click()
    page.wait_for_url("**/mypage/")


# Weight


def test_the_home_page_is_light(visit):
    page = visit(375)
    weights = {"image": 0, "script": 0, "other": 0}

    def weigh(request) -> None:
        kind = request.resource_type if request.resource_type in weights else "other"
        is_photo = kind == "image" and "/media/" in request.url
        sizes = request.sizes()
        if not is_photo:
            weights[kind] += sizes["responseBodySize"] + sizes["responseHeadersSize"]

    page.on("requestfinished", weigh)
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert 0 < weights["script"] <= 15 * KILOBYTE, weights
    assert sum(weights.values()) <= 100 * KILOBYTE, weights


def test_nothing_is_asked_of_another_host(visit, base_url):
    page = visit()
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for path in KINDS:
        page.goto(path)
    assert hosts == {urlsplit(base_url).netloc}


# Without script


@pytest.fixture
def without_script(visit) -> Page:
    return visit(375, java_script_enabled=False)


def test_the_menu_works_without_script(without_script):
    page = without_script
    page.goto("/")
    page.get_by_role("banner").get_by_role("button", name=said("Menu")).click()
    page.get_by_role("navigation", name=said("Main menu")).get_by_role(
        "link", name="団体をさがす"
    ).click()
    expect(page).to_have_url(f"{page.url.split('/groups')[0]}/groups/")


def test_the_language_menu_works_without_script(without_script):
    page = without_script
    page.goto("/groups/")
    page.get_by_role("banner").locator("summary", has_text="Language").click()
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_search_and_facets_work_without_script(without_script):
    page = without_script
    page.goto("/")
    page.locator("main input[type=search]").fill("協働")
    page.locator("main input[type=search]").press("Enter")
    expect(page.locator("main article").first).to_be_visible()
    page.goto("/groups/")
    page.locator("main .facet summary").first.click()
    page.locator("main .facet a").first.click()
    expect(page.locator("main a[href='/groups/']")).to_be_visible()


def test_the_portals_form_works_without_script(without_script):
    page = without_script
    sign_in(page)
    page.get_by_role("main").get_by_role("link", name=said("Change the page")).first.click()
    page.get_by_role("main").get_by_role("button", name=said("Save and go on")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(said("What we do"))


def test_reading_settings_work_without_script(without_script):
    page = without_script
    page.goto("/reading/?back=/groups/")
    page.get_by_label(said("Dark"), exact=True).check()
    page.get_by_role("main").get_by_role("button", name=said("Use these settings")).click()
    expect(page).to_have_url(f"{page.url.split('/groups')[0]}/groups/")
    page.wait_for_load_state()  # the address changes before the style sheets have come
    dark = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert max(int(part) for part in dark.strip("rgba() ").split(",")[:3]) < 80


# Valid HTML


def addresses(context: BrowserContext) -> list[str]:
    sitemap = context.request.get("/sitemap.xml").text()
    pages = [part.split("</loc>")[0] for part in sitemap.split("<loc>")[1:]]
    views = [in_language(path, language) for path in KINDS for language in ("ja", "en", "ko")]
    return [*(urlsplit(page).path for page in pages), *views]


def test_every_address_is_valid_html(new_context, tmp_path):
    checker = os.environ.get("VNU_JAR")
    if not checker:
        pytest.skip("VNU_JAR does not name the HTML checker; bin/test does")
    context = new_context()
    for number, path in enumerate(dict.fromkeys(addresses(context))):
        html = context.request.get(path).body()
        (tmp_path / f"{number:04}.html").write_bytes(html + f"<!-- {path} -->".encode())
    command = ["java", "-jar", checker, "--format", "json", "--stdout", "--errors-only"]
    command += ["--exit-zero-always", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
    faults = {
        f"{m['message']} {m.get('extract', '')}" for m in json.loads(result.stdout)["messages"]
    }
    assert sorted(faults) == []
