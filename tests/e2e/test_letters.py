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


SMALLEST = 14  # px, of what is read; readings above kanji are as small as their place
SMALL = """smallest => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let node; (node = words.nextNode()); ) {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest("rt, script, style, noscript, .visually-hidden")) continue;
    if (parseFloat(getComputedStyle(holder).fontSize) < smallest) found.add(holder.className || holder.tagName);
  }
  return [...found];
}"""


@pytest.mark.parametrize("width", [375, 1280])
def test_no_letters_are_too_small_to_read(visit, base_url, width):
    page = visit(width)
    small = {}
    for address in ("", "vi/", "groups/", "manual/kyodo/", "stories/kawabe-no-asa/", "vi/groups/"):
        page.goto(f"{base_url}/{address}")
        small[address] = page.evaluate(SMALL, SMALLEST)
    assert {address: names for address, names in small.items() if names} == {}
