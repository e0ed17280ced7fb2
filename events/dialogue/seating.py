"""A plan of seats in words: who has which card, who sits at a table in each round."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from events.dialogue.rotation import Rotation, rotate


@dataclass(frozen=True)
class Card:
    """What somebody wears: a name or a number, and the letter of the table in each round."""

    name: str
    letters: tuple[str, ...]


@dataclass(frozen=True)
class TableCard:
    """What stands on a table: its letter, and who sits there in each round."""

    letter: str
    rounds: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Seating:
    """`rotation` with the names of those who take part, in their order."""

    title: str
    names: tuple[str, ...]
    rotation: Rotation

    @classmethod
    def of(cls, title: str, names: Sequence[str], tables: int, rounds: int) -> "Seating":
        """Return the plan for people who take part; the same title and numbers give the same."""
        return cls(title, tuple(names), rotate(len(names), tables, rounds, seed=title))

    @property
    def cards(self) -> list[Card]:
        return [
            Card(name, tuple(ascii_uppercase[table] for table in self.rotation.tables_of(number)))
            for number, name in enumerate(self.names)
        ]

    @property
    def tables(self) -> list[TableCard]:
        rounds = self.rotation.rounds
        return [
            TableCard(
                ascii_uppercase[number],
                tuple(tuple(self.names[person] for person in seats[number]) for seats in rounds),
            )
            for number in range(len(rounds[0]))
        ]

    @property
    def round_numbers(self) -> range:
        return range(1, len(self.rotation.rounds) + 1)
