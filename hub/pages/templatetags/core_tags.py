import json
import re

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.assets.renditions import shared_address
from hub.core import wording
from hub.core.partial_dates import PartialDate
from hub.core.wording import enumerated
from hub.text.latin_names import latin_name
from hub.text.phones import EXTENSION

register = template.Library()
register.filter(enumerated)

LANGUAGE_NAMES = {
    "ja": _("Japanese"),
    "ja-x-easy": _("Easy Japanese"),
    "en": _("English"),
    "zh-hans": _("Chinese"),
    "ko": _("Korean"),
    "vi": _("Vietnamese"),
    "tl": _("Tagalog"),
}
REIWA_START = 2019
# ァ to ヴ stand as far from ぁ to ゔ as all of them do.
HIRAGANA = {letter: letter - 0x60 for letter in range(ord("ァ"), ord("ヴ") + 1)}
# A phone number with hyphens; links and tags before it are taken whole, so that it is in none.
PHONE = re.compile(
    r"<a\b.*?</a>|<[^>]*>|(?<![\d-])(?P<number>0\d{1,4}-\d{1,4}-\d{3,4})(?![\d-])",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
# Escaped text has numbers of its own: &#x27;
UPRIGHT = re.compile(r"(?<![\w&#.,-])\d{1,2}(?![\w.,;-])|[!?]{2}", re.ASCII)
ICON = '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'


@register.filter
def name_for_reader_of(code: str, language: str) -> str:
    """The name of language `code` in the active one, for readers of `language`."""
    if code == settings.LANGUAGE_CODE and language.startswith(f"{code}-"):
        return str(_("Ordinary Japanese"))
    return str(LANGUAGE_NAMES.get(code, code))


@register.filter
def dialled(number: str) -> str:
    """What a phone dials of a number: no extension."""
    return number.partition(f" {EXTENSION}")[0]


@register.filter
def with_phones(text: str) -> SafeString:
    """Text or markup whose phone numbers a phone dials."""

    def linked(found: re.Match) -> str:
        number = found["number"]
        return f'<a href="tel:{number}">{number}</a>' if number else found[0]

    return mark_safe(PHONE.sub(linked, conditional_escape(text)))  # noqa: S308


@register.simple_tag
def icon(name: str, **attributes: str) -> SafeString:
    """A drawing of the sprite beside words that say what it means; `class` adds to its classes."""
    classes = " ".join(filter(None, ("icon", attributes.get("class"))))
    return format_html(ICON, classes, static("img/sprite.svg"), name)


@register.simple_tag(takes_context=True)
def structured_data(context) -> SafeString | str:
    """The page's schema.org description, its characters escaped so that it cannot end the script."""
    page = context.get("page")
    data = page.structured_data(context["request"]) if page is not None else None
    if not data:
        return ""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    for char, escaped in (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026")):
        text = text.replace(char, escaped)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.simple_tag(takes_context=True)
def share_image_url(context) -> str:
    """The absolute address of the picture for social media, or ""."""
    page = context.get("page")
    image = page.main_image if page is not None else None
    address = shared_address(image) if image else ""
    return address or getattr(context.get("hub"), "share_image_url", "")


@register.simple_tag(takes_context=True)
def canonical_url(context) -> str:
    page = context.get("page")
    path = page.get_url(context["request"]) if page is not None else context["request"].path
    return settings.BASE_URL + path


@register.filter
def fiscal_year(year: int) -> str:
    """A fiscal year (April to March) in the language's own form; 令和 beside it in Japanese."""
    language = get_language() or ""
    if not year:
        return ""
    if language == "ja":
        era = year - REIWA_START + 1
        return f"{year}年度（令和{era if era > 1 else '元'}年度）" if era > 0 else f"{year}年度"
    if language in ("ja-x-easy", "zh-hans"):
        return f"{year}年度"
    if language == "ko":
        return f"{year}년도"
    return f"{year}/{(year + 1) % 100:02d}"


@register.filter(expects_localtime=True)
def long_date(value) -> str:
    """A date in the language's own form."""
    return date_format(value, "DATE_FORMAT") if value else ""


@register.filter(expects_localtime=True)
def day_in_words(value) -> str:
    """A day near enough to be said without its year, and its weekday: 12月12日（土）."""
    return wording.day_in_words(value) if value else ""


@register.filter(expects_localtime=True)
def year_month(value) -> str:
    return date_format(value, "YEAR_MONTH_FORMAT") if value else ""


@register.filter
def partial_date(text: str) -> str:
    """A date as exact as it is known, in the language's own form."""
    return PartialDate.read(text).in_words if text else ""


@register.simple_tag
def colon() -> str:
    """A colon after a label, as the language has it."""
    return wording.colon()


@register.filter
def in_brackets(text: object) -> str:
    """Words in brackets that follow others; full-width beside Japanese and Chinese."""
    return format_html(wording.in_brackets("{}"), text) if text else ""


@register.simple_tag
def until() -> str:
    """What stands between the ends of a period or a range, in the language's own form."""
    return wording.until()


@register.filter
def in_latin_letters(page, language: str) -> str:
    """A Japanese page's name as readers of `language` read it; "" for who reads kana or kanji.

    Of a kind of page that says its name in kana, `name_kana`.
    """
    if language.split("-")[0] in wording.FULL_WIDTH:
        return ""
    return latin_name(page.title, page.name_kana)


@register.filter
def upright_digits(text: str) -> SafeString:
    """Text of a vertical line: numbers of one or two digits, !! and !? stand upright (縦中横)."""
    upright = r'<span class="upright">\g<0></span>'
    return mark_safe(UPRIGHT.sub(upright, conditional_escape(text)))  # noqa: S308


@register.filter
def hiragana(text: str) -> str:
    """A reading in katakana as hiragana, which everyone learns first."""
    return text.translate(HIRAGANA)
