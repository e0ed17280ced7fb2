"""Words that make a question of a query and say nothing of its subject.

They are left out of queries alone, and only where another word remains: the index has them.
"""

from search.analysis.normalise import fold

# Dictionary forms as Sudachi gives them.
JAPANESE = frozenset(
    [
        "どう",
        "どんな",
        "どこ",
        "何処",
        "何",
        "何時",
        "何れ",
        "何故",
        "誰",
        "如何",
        "良い",
        "欲しい",
        "遣る",
        "見る",
        "行く",
        "来る",
        "教える",
        "知る",
        "分かる",
        "探す",
        "捜す",
        "思う",
        "言う",
        "方法",
        "遣り方",
        "仕方",
        "書き方",
        "使い方",
        "時",
        "所",
        "人",
        "方",
        "私",
        "貰う",
        "呉れる",
        "必要",
        "場合",
        "付く",
    ]
)
_BY_LANGUAGE = {
    "en": """a an the of for to in on at by with from and or is are was be been do does did can
        could should would will may i me my we our us you your it its this that these those there
        here what which who whom whose when where why how want need get find look looking please
        about any some if as""",
    "zh-hans": """我 我们 我想 我要 你 您 他 想 要 想要 在 哪 哪里 哪儿 可以 能 怎么 怎样 怎么办 如何
        请 请问 什么 谁 为什么 的 吗 呢 吧 了 是 有 没有 和 与 给 去 来 到""",
    "ko": """싶어요 싶습니다 싶다 싶은데요 있나요 있어요 있습니까 어떻게 어디 어디서 어디에서 어디에 무엇
        무엇을 뭐 누구 언제 왜 하나요 합니까 해요 되나요 주세요 알려주세요 수 때 것 저 저는 제가 나 좀
        해야""",
    "vi": """tôi mình bạn muốn cần ở đâu là gì có thể làm thế nào cho và của các những một được để
        cách như với trong khi ai bao giờ sao thì xin hãy không ạ""",
    "tl": """ang ng sa na ay mga ako ko mo ikaw kayo po ba paano saan nasaan ano sino kailan bakit
        gusto nais pwede puwede para at may mayroon kung si ni nang kong ito""",
}
_FOLDED = {
    language: frozenset(map(fold, words.split())) for language, words in _BY_LANGUAGE.items()
}
_EVERYWHERE = JAPANESE | _FOLDED["en"]


def is_stopword(word: str, language: str) -> bool:
    """Tell whether `word` (folded) says nothing of a subject to readers of `language`.

    Japanese and English are typed in every language.
    """
    return word in _EVERYWHERE or word in _FOLDED.get(language, ())
