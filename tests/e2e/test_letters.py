"""Each language is set in its own letters, wherever it stands on a page."""

import pytest

pytestmark = pytest.mark.browser

FIRST_OF = {
    "": "Hiragino Sans",
    "ja-x-easy/": "Hiragino Sans",
    "en/": "system-ui",
    "zh-hans/": "PingFang SC",
    "ko/": "Apple SD Gothic Neo",
    "vi/": "system-ui",
    "tl/": "system-ui",
}
LETTERS = """selector => {
  const style = getComputedStyle(document.querySelector(selector));
  return [style.fontFamily.split(",")[0].replaceAll('"', ""), style.letterSpacing, style.wordBreak];
}"""


def test_pages_and_passages_have_the_letters_of_their_language(visit, base_url):
    page = visit()
    found, breaks, spaced = {}, {}, {}
    for prefix in FIRST_OF:
        page.goto(f"{base_url}/{prefix}")
        found[prefix], spacing, _break = page.evaluate(LETTERS, "body")
        spaced[prefix] = spacing not in ("normal", "0px")
        breaks[prefix] = [page.evaluate(LETTERS, part)[2] for part in ("body", "h1")]
        passage = page.locator("main [lang=ja]").first
        if prefix not in ("", "ja-x-easy/") and passage.count():
            assert passage.evaluate("e => getComputedStyle(e).fontFamily").startswith(
                '"Hiragino Sans"'
            )
    assert found == FIRST_OF
    assert {prefix for prefix in spaced if not spaced[prefix]} == {"en/", "vi/", "tl/"}
    assert breaks["ko/"] == ["keep-all", "keep-all"]
    assert breaks[""] == ["normal", "auto-phrase"]
