"""Links to pages by their source, shown in the reader's language."""

from wagtail.models import Page

from hub.core.locales import active_language, default_locale_id, locale_codes, locale_ids
from hub.core.querysets import unrestricted


def link_targets(pages: list[Page]) -> dict[int, Page]:
    """Return {id of source page: public page in the reader's language} in one query.

    Enough for a link (title and address); pages that the public may not read are left out.
    """
    ids = locale_ids()
    languages = {ids[active_language()], default_locale_id()}
    keys = {page.translation_key: page.pk for page in pages}
    found = unrestricted(
        Page.objects.live().filter(translation_key__in=keys, locale_id__in=languages)
    )
    targets: dict[int, Page] = {}
    for page in sorted(found, key=lambda page: page.locale_id != default_locale_id()):
        page.lang = locale_codes()[page.locale_id]
        targets[keys[page.translation_key]] = page
    return targets
