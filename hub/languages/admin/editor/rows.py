"""What the translators' editor shows of each part."""

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue

from hub.core.locales import locale_codes
from hub.editorial.diff import diff_text
from hub.languages.admin.wording import in_words
from hub.languages.glossary import TermUse, terms_in
from hub.languages.models import Remark, Term
from hub.languages.models.versions import PartKey
from hub.languages.parts import Part, elsewhere, parts_of
from hub.languages.places import Place, places
from hub.languages.words import as_typed, has_markup

MAX_OFFERS = 3
LINE = 60  # characters of a line of the field, to make it as high as its text


def plain(words: str) -> str:
    """Return inline HTML as text."""
    return StringValue(words).render_text()


def short(text: str) -> str:
    """Return a name for `text` that fits into a form."""
    return sha256(text.encode()).hexdigest()[:16]


def name_of(key: PartKey) -> str:
    """Return the name of a part in forms and addresses: it stays while path and Japanese do."""
    return short("\n".join(key))


@dataclass(frozen=True)
class Proposal:
    """A reviewer's remark on a part; `change` is HTML: what differs from the words there now."""

    remark: Remark
    typed: str
    change: SafeString


@dataclass
class Row:
    """One part as the editor shows it. `typed` is what is in its field."""

    part: Part
    place: Place
    terms: list[TermUse]
    offers: list[str]
    proposals: list[Proposal]
    typed: str = ""
    problem: str = ""
    theirs: str = ""
    author: str = ""
    starts_field: bool = False
    starts_block: bool = False

    @property
    def name(self) -> str:
        return name_of(self.part.key)

    @property
    def seen(self) -> str:
        """What is in the database, as the form carries it along."""
        return short(self.part.words)

    @property
    def japanese(self) -> str:
        return as_typed(self.part.source, self.part.source)

    @property
    def has_markup(self) -> bool:
        return has_markup(self.part.source)

    @property
    def is_from_former(self) -> bool:
        """Whether the former wording is in the field, to be checked and saved."""
        return not self.part.words and bool(self.part.former_words)

    @cached_property
    def source_change(self) -> SafeString | str:
        """HTML: what changed in the Japanese since the former wording."""
        if not self.part.former_source:
            return ""
        return diff_text(plain(self.part.former_source), plain(self.part.source)).to_html()

    @property
    def former(self) -> str:
        return as_typed(self.part.former_words, self.part.source)

    @property
    def sentences(self) -> list[str]:
        """What is wrong with the words in the database."""
        return [in_words(fault) for fault in self.part.faults]

    @property
    def height(self) -> int:
        """Lines of the field."""
        lines = (self.typed or self.japanese).split("\n")
        return max(2, sum(len(line) // LINE + 1 for line in lines))


def rows_of(translation: Translation) -> list[Row]:
    """Return the parts of `translation` in reading order, with all that helps to write them."""
    parts, where = parts_of(translation), places(translation.source)
    missing = [part.source for part in parts if part.is_missing]
    offers = elsewhere(translation, missing) if missing else {}
    language = locale_codes()[translation.target_locale_id]
    terms = list(Term.objects.of_language(language))
    proposals = _proposals(translation, {part.key: part for part in parts})
    rows, before = [], Place("")
    for part in parts:
        place = where[part.key]
        row = Row(
            part=part,
            place=place,
            terms=terms_in(plain(part.source), plain(part.words), terms),
            offers=[
                as_typed(words, part.source)
                for words in offers.get(part.source, [])[:MAX_OFFERS]
                if part.is_missing and words != part.former_words
            ],
            proposals=proposals[part.key],
            starts_field=place.field != before.field,
            starts_block=(place.block_id, place.block) != (before.block_id, before.block),
        )
        row.typed = as_typed(part.words or part.former_words, part.source)
        rows.append(row)
        before = place
    return rows


def _proposals(
    translation: Translation, parts: dict[PartKey, Part]
) -> defaultdict[PartKey, list[Proposal]]:
    found: defaultdict[PartKey, list[Proposal]] = defaultdict(list)
    for remark in translation.remarks.open().select_related("author"):
        part = parts.get(remark.key)
        if part is None:
            continue
        change = diff_text(plain(part.words), plain(remark.proposal)).to_html()
        found[remark.key].append(Proposal(remark, as_typed(remark.proposal, remark.source), change))
    return found
