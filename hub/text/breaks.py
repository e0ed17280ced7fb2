"""Words of scripts that are written without spaces, by ICU's dictionaries: Chinese, Thai, Lao …"""

from collections.abc import Iterator
from dataclasses import dataclass

from icu4py.breakers import WordBreaker

# ICU chooses its dictionary by the script of a text; for Han alone it goes by the locale.
CHINESE, UNSPACED = "zh", "th"
# ICU counts in code units of UTF-16.
UTF_16 = "utf-16-le"


@dataclass(frozen=True)
class Word:
    surface: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.surface)

    @property
    def is_known(self) -> bool:
        """ICU cuts what no dictionary of its own has into single characters."""
        return len(self.surface) > 1


def words(run: str, locale: str) -> Iterator[Word]:
    """Yield the words of `run` (one script), which they fill without a gap."""
    units = run.encode(UTF_16)
    position = 0
    for start, end in WordBreaker(run, locale).segments():
        surface = units[2 * start : 2 * end].decode(UTF_16)
        yield Word(surface, position)
        position += len(surface)
