"""What may keep a person from changing a translation."""

from dataclasses import dataclass

from hub.languages.parts import Part
from hub.languages.proofreading import Fault


class Overtaken(Exception):
    """Someone else wrote this part first; `part` is what is there now."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.path)
        self.part = part


class PartGone(Exception):
    """The Japanese page has changed, and no longer has this part."""


@dataclass(frozen=True)
class PartFault:
    """A part that is not ready, and what is wrong with it."""

    part: Part
    fault: Fault


class Incomplete(Exception):
    """Parts must be mended, or looked at once more, before someone reviews them."""

    def __init__(self, faults: list[PartFault]) -> None:
        super().__init__(f"{len(faults)} parts")
        self.faults = faults

    @property
    def can_be_sent_anyway(self) -> bool:
        """Whether it is enough that the translator has looked at all of them."""
        return not any(found.fault.must_be_mended for found in self.faults)
