"""The root of a Tagalog word: maglinis, paglilinis and linis are about cleaning.

Light stemming: prefixes of verbs, a repeated first syllable, the infixes um and in, the suffixes an
and in, before which an o becomes u (tulong, tulungan).
"""

import re

# What remains must be long enough to be a root.
PREFIX = re.compile(
    "(?:(?:na|pa|ma)kikipag|(?:na|pa|ma)kipag|tagapag|taga|(?:mag|nag|pag)pa|mag|nag|pag|pang)"
    "(?=[a-z]{4})"
)
INFIX = re.compile("(?<=^[bcdfghklmnprstwy])(?:um|in)(?=[aeiou][a-z]{2})")
REPEATED = re.compile("([bcdfghklmnprstwy]?[aeiou])(?=\\1[a-z]{2})")
SUFFIX = re.compile("(?<=[a-z]{4})h?[ai]n$")
LAST_U = re.compile("u(?=[bdfghklmnprstwy]*$)")


def root(word: str) -> str:
    """Return the root of `word` (folded letters), the word itself where it has no affix."""
    bare = PREFIX.sub("", word, count=1) if PREFIX.match(word) else word
    bare = LAST_U.sub("o", SUFFIX.sub("", bare)) if SUFFIX.search(bare) else bare
    bare = INFIX.sub("", bare)
    return REPEATED.sub("", bare, count=1) if REPEATED.match(bare) else bare
