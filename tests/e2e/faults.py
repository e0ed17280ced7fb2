"""What is wrong with a page in a browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Elements whose own text stands a letter a line, though it runs from left to right.
STACKED = """
() => [...document.querySelectorAll("main *")].filter((element) => {
  const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
  const letters = text.join("").trim().length;
  const style = getComputedStyle(element);
  const lines = element.clientHeight / (parseFloat(style.lineHeight) || parseFloat(style.fontSize));
  return letters > 4 && element.checkVisibility() && style.writingMode === "horizontal-tb"
    && element.clientWidth < 2 * parseFloat(style.fontSize) && lines > letters / 2;
}).map((element) => `${element.tagName} ${element.className}: ${element.textContent.trim()}`)
"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong, a line for each element."""
    heard = list(page.complaints)
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    page.complaints[:] = heard  # axe writes styles into pages that import one, which these refuse
    return [
        f"{found['id']}: {node['target']} {node.get('failureSummary', '')}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """A page must not scroll sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{wide} px too wide"] if wide > 0 else []


def stacked(page: Page) -> list[str]:
    """No line is so narrow that one letter stands above the next."""
    return [f"a letter a line: {found}" for found in page.evaluate(STACKED)]
