"""What the light page says of groups in a disaster (hub.disaster)."""

from collections.abc import Iterator

from groups.models import GroupPage
from hub.core.wording import enumerated
from hub.disaster.facts import MAX_LINES, Line
from hub.pages.listing import localise

RELIEF = "disaster-relief"  # 災害救援活動 of the NPO law (hub/pages/demo/taxonomies.yaml)


def helping(language: str) -> Iterator[Line]:
    """Yield groups that help in disasters, and the languages in which they do."""
    groups = GroupPage.objects.listed().active().filter(field_rows__term__code=RELIEF)
    for page in localise(groups.in_kana_order()[:MAX_LINES], language):
        yield Line(page.title, page.url, enumerated(page.languages_spoken), page.lang)
