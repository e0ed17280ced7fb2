"""Korean words without what is joined to them: particles, and the endings of 하다 and 이다.

Light stemming: the same cut for texts and queries, so a wrong one loses nothing but precision.
"""

import re

SHORTEST = 2
ENDINGS = re.compile(
    "(?<=..)(?:"
    # verbs in 하다 and the copula
    "하고|하는|하기|하려면|하면|하여|하자|해서|해요|하세요|합니다|했습니다|입니다|이에요|예요|인가요"
    # particles, the longer first
    "|에게서|에서는|에서도|으로는|으로도|이라는|라는|까지|부터|에게|한테|에서|으로|이나|이랑"
    "|처럼|보다|마다|조차|밖에|이며|께서|들[이을은의]|[이가을를은는에의도로만와과랑나]"
    # nouns made of verbs: 배우기, 사귀기
    "|기"
    ")$"
)


def stem(word: str) -> str:
    """Return `word` (one run of Hangul) without its endings, of two syllables at least."""
    return ENDINGS.sub("", ENDINGS.sub("", word))
