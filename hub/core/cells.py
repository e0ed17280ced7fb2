"""Cells of a table that somebody opens in a spreadsheet."""

# A spreadsheet runs a cell that begins with one of these (Japanese ones also the wide forms).
DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
MARK = "'"


def harmless(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: an apostrophe stands before it.

    What begins with an apostrophe itself gets another one, so that `harmed` is the exact inverse.
    """
    return MARK + text if text[:1] in DANGEROUS or text.startswith(MARK) else text


def harmed(cell: str) -> str:
    """Return what `harmless` was given; an apostrophe that somebody typed stays."""
    if cell.startswith(MARK) and (cell[1:2] in DANGEROUS or cell[1:2] == MARK):
        return cell[1:]
    return cell
