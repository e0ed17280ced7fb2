"""Comparing Japanese text.

Wagtail splits text at what is not alphanumeric; Japanese letters all are, so a sentence with one
changed character counts as all new. This splits where the kind of letter changes, which is mostly
where words do. `hub.wagtail_patches` puts it in the place of Wagtail's.
"""

import re
from difflib import SequenceMatcher
from itertools import groupby

from wagtail.admin import compare

TOKEN = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff々〆]+"  # kanji
    r"|[\u3041-\u309f]+"  # hiragana
    r"|[\u30a1-\u30ff\uff66-\uff9f]+"  # katakana
    r"|\d+"
    r"|[^\W\d\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]+"  # other words
    r"|.",
    re.DOTALL,
)


def diff_text(a: str | None, b: str | None) -> compare.TextDiff:
    """Return what leads from `a` to `b`, as Wagtail's templates show it."""
    before, after = TOKEN.findall(a or ""), TOKEN.findall(b or "")
    changes = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            changes.append(("equal", "".join(before[i1:i2])))
            continue
        changes.append(("deletion", "".join(before[i1:i2])))
        changes.append(("addition", "".join(after[j1:j2])))
    grouped = groupby((change for change in changes if change[1]), key=lambda change: change[0])
    return compare.TextDiff([(kind, "".join(text for _k, text in run)) for kind, run in grouped])
