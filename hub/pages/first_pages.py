"""The pages that every hub needs: each room's `setup` makes its own."""

from wagtail.models import Page, Site


def add_section(page_type: type[Page], slug: str, title: str) -> None:
    """Make a page right below home, if none has that slug there."""
    home = Site.objects.get(is_default_site=True).root_page
    if not home.get_children().filter(slug=slug).exists():
        home.add_child(instance=page_type(title=title, slug=slug, locale_id=home.locale_id))
