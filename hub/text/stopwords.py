"""Words that make a question of a query and say nothing of its subject.

They are left out of queries alone, and only where another word remains: the index has them.
"""

from hub.text.normalise import canonical, fold

# Japanese in the dictionary forms that Sudachi gives.
_LISTS = {
    "ja": """どう どんな どこ 何処 何 何時 何れ 何故 誰 如何 良い 欲しい 遣る 見る 行く 来る 教える 知る
        分かる 探す 捜す 思う 言う 方法 遣り方 仕方 書き方 使い方 時 所 人 方 私 貰う 呉れる 必要 場合
        付く 幾ら さん 様 中 無い 困る 一緒""",
    "en": """a an the of for to in on at by with from and or is are was be been do does did can
        could should would will may i me my we our us you your it its this that these those there
        here what which who whom whose when where why how want need get find look looking please
        about any some if as am have has had go going let too so just more no not but please there""",
    "zh-hans": """我 我们 我想 我要 你 您 他 想 要 想要 在 哪 哪里 哪儿 可以 能 怎么 怎样 怎么办 如何
        请 请问 什么 谁 为什么 的 吗 呢 吧 了 是 有 没有 和 与 给 去 来 到""",
    "ko": """싶어요 싶습니다 싶다 싶은데요 있나요 있어요 있습니까 있는 어떻게 어디 어디서 어디에서 어디에
        무엇 무엇을 뭐 누구 언제 왜 하고 하는 하나요 합니까 해요 해야 되나요 주세요 알려주세요 수 때 것
        저 저는 제가 나 좀""",
    "vi": """tôi mình bạn muốn cần ở đâu là gì có thể làm thế nào cho và của các những một được để
        cách như với trong khi ai bao giờ sao thì xin hãy không ạ""",
    "tl": """ang ng sa na ay mga ako ko mo ikaw kayo po ba paano saan nasaan ano sino kailan bakit
        gusto nais pwede puwede para at may mayroon kung si ni nang kong ito
        mag nag pag pang""",
}
# Vietnamese and Tagalog have words that look like English ones: mẹ is a mother.
_ALONE = {"vi", "tl"}


def _read(*languages: str) -> frozenset[str]:
    """Return the words as they are written and, for those who type no marks, without them."""
    words = [word for language in languages for word in _LISTS[language].split()]
    return frozenset(map(canonical, words)) | frozenset(map(fold, words))


_COMMON = _read("ja", "en")
_OF_LANGUAGE = {
    language: _read(language) if language in _ALONE else _read(language, "ja", "en")
    for language in _LISTS
}


def is_stopword(word: str, language: str) -> bool:
    """Tell whether `word` (canonical) says nothing of a subject to readers of `language`.

    The mark that a reader typed counts: cho is a particle, chó is a dog.
    """
    return word in _OF_LANGUAGE.get(language, _COMMON)
