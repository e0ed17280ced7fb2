"""Which letters a reader takes for the same, which nobody sees, and which no text should hold.

The one list of the product (docs/decisions/same-letters.md); `hub.text.normalise` applies it.
"""

import re

from hub.text.scripts import HAN, HIRAGANA

# --- What nobody sees

# Default_Ignorable_Code_Point of Unicode: no font draws them.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2100-\u214f\u2190-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# Letters that take another form where a joiner stands between them.
_JOINING = "\u0600-\u0dff\u1000-\u109f\u1780-\u17ff"
# What is not seen itself, but changes what stands beside it.
SHAPING = "|".join(
    (
        rf"(?<=[{HAN}])[\ufe00-\ufe02\U000e0100-\U000e01ef]",  # the form of a kanji: 葛󠄀
        rf"(?<=[{_PICTURES}])[\ufe0e\ufe0f]",
        "(?<=[0-9#*])\ufe0f(?=\u20e3)",
        rf"(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])",  # a family out of its members
        rf"(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])",
        "(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f",  # flags of parts of a country
    )
)

# --- What no text should hold

BIDI = "\u202a-\u202e\u2066-\u2069"  # they turn the order of what follows
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # 外字: another one elsewhere
LOST = "\ufff9-\ufffd"  # what another program could not read
SURROGATES = "\ud800-\udfff"
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# What else nobody sees, but no program should meet.
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
BROKEN = CONTROLS + SURROGATES + NONCHARACTERS
STRANGE = BROKEN + PRIVATE + LOST + BIDI
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

# --- What is the same

# Letters that Unicode does not decompose.
PLAIN_LETTERS = {"đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"}
# Voiced marks that stand for themselves, as old programs wrote them: ホ゛ is ボ.
VOICED = {"\u309b": "\u3099", "\u309c": "\u309a"}
HIRAGANA_OF = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)} | {
    ord(small): plain for small, plain in {"ヶ": "が", "ゖ": "が", "ヵ": "か", "ゕ": "か"}.items()
}
# All that is typed for a hyphen.
DASHES = "-ー－−‐‑‒–—―─ｰ"
# Radicals look like the kanji (PDF readers copy them): those that NFKC leaves as they are
# (Unicode, EquivalentUnifiedIdeograph.txt).
RADICALS = dict(
    zip(
        "⺁⺄⺅⺆⺈⺉⺊⺌⺍⺎⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺮⺯⺱⺲⺶⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻆⻊⻌⻍⻎⻏⻑⻒⻖⻗⻘⻝⻟⻡⻣⻤⻨⻩⻫⻭⻯⻱⻲⻳⻰⻬⻮⻥⻦⻢⻓⻔⻉⻋⻅⻈⻙⻚⻛⻜⻠⻧⻪⻐⺰",
        "厂乙亻冂刀刂卜小小兀尣尢巳幺彑忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王罒示礻竹糹罓罒羊羋耂肀聿月臼艹艹艹虍衤覀西角足辶辶辶阝長镸阝雨青食飠首骨鬼麦黄斉歯竜亀亀龟龙齐齿鱼鸟马长门贝车见讠韦页风飞饣卤黾钅纟",
        strict=True,
    )
)
# The same kanji in other shapes: the first is compared. Forms before 1946 are joyokanji's.
_KANJI = """
島嶋嶌嶹 冨富 桑桒 橋𣘺槗 村邨 藪薮籔 亀龜 辺邉邊 崎嵜碕﨑𥔎 浜濵濱 国圀囯囻 館舘 峰峯 秋穐龝秌 柳栁桺 梅楳 松枩柗
鴎鷗 麹麴 芦蘆 桧檜 篭籠 竈竃 壺壷 沖冲 涼凉 凛凜 況况 準凖 雁鴈鳫 鶴靏靍鸖 鯵鰺 蛎蠣 蝿蠅 嘘噓 呑吞 填塡 頬頰 剥剝
叱𠮟 餅餠 蓋葢盖 園薗 喜㐂 槙槇 晃晄 昂昻 卯夘 栃杤 枡桝 柏栢 渕淵渊 兎兔莵 猪豬 祢禰 穣穰 繋繫 船舩 莱萊 虎乕 裏裡
諌諫 躯軀 隣鄰 醤醬 韮韭 鹸鹼 群羣 巌巖嵓 彦彥 悦悅 掴摑 撹攪 教敎 晋晉 涛濤 焔焰 煕熙熈凞 為爲 産產 留畄 略畧 皐皋
窓窗 蒋蔣 蝉蟬 遥遙 郷鄕鄉 野埜 長镸 間閒 顔顏 騨驒 鴬鶯 麩麸 戸戶户 内內 青靑 清淸 既旣 呉吳 祇祗 宜冝 舗鋪舖 鉤鈎
掻搔 蟹蠏 厩廐廏 厨廚 廠厰 尭堯 瑶瑤 稟禀 臘臈 蘇蘓 苺莓 荊荆 蕊蘂 藁稾 蝋蠟 讃讚 贋贗 頚頸 頽頹 凫鳬鳧 鵄鴟 麺麪麵
闘鬪鬭 鉢盋 体躰軆 輌輛 迩邇 潅灌 涜瀆 潴瀦 床牀 猿猨 嘗甞 画畵畫 疏疎 鼓皷 鉱礦 砺礪 奇竒 糾糺 翠翆 聡聰 脈脉 腸膓
舎舍 草艸 答荅 豆荳 萌萠 蛇虵 衆众 解觧 賤賎 逃迯 邦邫 槍鎗 鉄鐡 鶏雞 顛顚 飾餝 駆駈 髯髥 学斈 同仝 倅伜 儘侭 俊儁
函凾 劫刧 刹剎 剣劔剱 卒卆 世卋 事叓 呪咒 唖啞 哲喆 嚢囊 噛嚙 回囘囬 円圎 婿壻 本夲 妍姸 娯娛 密宻 実寔 冤寃 宝寳
峨峩 崙崘 紙帋 庵菴葊 弐貮 彝彜 往徃 悴忰 匆怱 怪恠 徳悳 懼惧 憩憇 挿揷 時旹 春旾 昇曻 期朞 楠枏 棋棊 栖棲 椀碗 椶棕
楕橢 櫟檪 鬱欝 毘毗 汚汙 没沒 涙泪 須湏 煙烟 煮煑 珍珎 弁辨瓣辯 町甼 耕畊 貌皃 礙碍 磯礒 禄祿 税稅 筍笋 糧粮 絶絕
総縂 綿緜 罰罸 恥耻 胸胷 脱脫 果菓 袖褏 訛譌 渓谿 竪豎 鉛鈆 鋭銳 閲閱 靱靭 録錄 説說 尚尙 土圡𡈽 丈𠀋 泰𣳾 杯盃 欲慾
嘆歎 鱈䲙 箪簞 祷禱 躍跃 瓶甁 瘦痩 研硏 卽即 徴徵 毎每 歩步 横橫 黄黃 郎郞 歳歲 温溫 虚虛 縁緣 緒緖 悪惡
"""
KANJI = {ord(other): shapes[0] for shapes in _KANJI.split() for other in shapes[1:]}

SAME = str.maketrans({**VOICED, **RADICALS}) | KANJI

# --- What is the same where it stands (each is replaced letter by letter, so places stay)

_KATAKANA = "\u30a1-\u30fa\u30fd\u30feｦ-ｯｱ-ﾟ\u3099\u309a"
# ン and ッ are not drawn out; after a vowel at the end of a word a dash parts words.
_DRAWN_OUT = "\u30a1-\u30c2\u30c4-\u30f2\u30f4-\u30faｦ-ｮｱ-ﾜﾞﾟ\u3099\u309a"
_DRAWN_OUT_AT_END = "\u30ab-\u30c2\u30c4-\u30f2\u30f4ァィゥェォャュョｧ-ｫｬｭｮｶ-ﾜﾞﾟ\u3099\u309a"
_LONG_IN_WORD = "-－−‐‑‒–—―─ｰ"
_LONG_AT_END = "－−‐‑ｰ"
IN_PLACE = (
    # パ－トナ－会議: a long vowel typed as a dash
    (
        re.compile(
            rf"(?<=[{_DRAWN_OUT}])[{_LONG_IN_WORD}](?=[{_KATAKANA}])"
            rf"|(?<=[{_DRAWN_OUT_AT_END}])[{_LONG_AT_END}](?![{_LONG_IN_WORD}{_KATAKANA}])"
        ),
        "ー",
    ),
    # 三ヶ月, 3カ所, 五箇所 …: a counter, read か
    (
        re.compile(
            "(?<=[0-9０-９〇一二三四五六七八九十百千数何幾])[ヶケヵカｹｶ箇](?=[月所国年条語])"
        ),
        "か",
    ),
    # 桜ケ丘: read が
    (re.compile(rf"(?<=[{HAN}{HIRAGANA}])[ケｹ](?=[{HAN}])"), "ヶ"),
    # 斉藤 is the name 斎藤; 一斉 is another word
    (re.compile("[斉齊](?=[藤籐])"), "斎"),
    # 佐籐 is the name 佐藤; 籐 by itself is rattan
    (re.compile("(?<=[斎齋斉齊佐近加伊遠後工内安武])籐"), "藤"),
)
