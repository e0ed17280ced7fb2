"""Places by lot, so that anybody can check it (RULES F2).

What is public from the opening on: sha256 of the seed. After the draw: the seed, and in the order of
sha256(seed + ":" + lot) each lot, how many people it is for, and whether they have a place. A lot is
known to its person alone; the number of a sign-up would open it.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Lot:
    """A party in the draw."""

    lot: str
    people: int
    has_place: bool = False


def new_seed() -> str:
    """Return what nobody can guess before it is published."""
    return secrets.token_hex(32)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def rank(seed: str, lot: str) -> str:
    """Return what lots are sorted by."""
    return digest(f"{seed}:{lot}")


def drawn(seed: str, lots: Iterable[Lot], free: int | None) -> list[Lot]:
    """Return the lots in their order: a party for which there is room has places.

    Args:
        seed: of the sheet.
        lots: of all who take part in the draw.
        free: places; None: as many as come.
    """
    result = []
    for lot in sorted(lots, key=lambda lot: rank(seed, lot.lot)):
        has_place = free is None or lot.people <= free
        if has_place and free is not None:
            free -= lot.people
        result.append(Lot(lot.lot, lot.people, has_place))
    return result
