"""PDF from our own templates. WeasyPrint needs Pango, so it is imported when it is asked for."""

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string

from hub.core.fonts import drawn


class Unavailable(Exception):
    """This machine cannot make PDF: offer the page to print instead."""


def is_available() -> bool:
    """Return whether this machine can make PDF."""
    try:
        _weasyprint()
    except Unavailable:
        return False
    return True


def make_pdf(template: str, context: dict, stylesheets: list[str]) -> bytes:
    """Return `template`, rendered with `context`, as `html_to_pdf` does."""
    _weasyprint()  # nothing is rendered in vain
    return html_to_pdf(render_to_string(template, context), stylesheets)


def html_to_pdf(html: str, stylesheets: list[str]) -> bytes:
    """Return a page as a tagged PDF (PDF/UA-1).

    What no font here can draw is left out: a box with a cross says nothing to a reader
    (`hub.core.fonts.undrawn` tells those who write).

    Args:
        html: a whole page whose pictures are `data:` addresses.
        stylesheets: names of static CSS files.

    Raises:
        Unavailable: there is no Pango here.
    """
    weasyprint = _weasyprint()
    # A page carries its pictures itself: what people wrote must not make us fetch addresses.
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["data"])
    page = weasyprint.HTML(string=drawn(html), base_url=settings.BASE_URL, url_fetcher=fetcher)
    sheets = [weasyprint.CSS(filename=finders.find(name)) for name in stylesheets]
    return page.write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1", pdf_tags=True)


def pdf_response(content: bytes, filename: str) -> HttpResponse:
    """Return `content` to be shown by the browser, named `filename` (ASCII) when it is saved."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response


def _weasyprint():
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise Unavailable from error
    return weasyprint
