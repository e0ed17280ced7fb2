"""Links to pages by their source, shown in the language nearest to the reader's."""

from wagtail.models import Page

from hub.core.locales import active_language, locale_codes, nearest_locale_ids
from hub.core.querysets import unrestricted


def link_targets(pages: list[Page]) -> dict[int, Page]:
    """Return {id of source page: public page in the language nearest to the reader's} in one query.

    Enough for a link (title and address); pages that the public may not read are left out.
    """
    nearest = nearest_locale_ids(active_language())
    keys = {page.translation_key: page.pk for page in pages}
    found = unrestricted(
        Page.objects.live().filter(translation_key__in=keys, locale_id__in=nearest)
    )
    targets: dict[int, Page] = {}
    for page in sorted(found, key=lambda page: nearest.index(page.locale_id)):
        page.lang = locale_codes()[page.locale_id]
        targets.setdefault(keys[page.translation_key], page)
    return targets
