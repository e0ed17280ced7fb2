"""What is wrong with a page in a browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

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
