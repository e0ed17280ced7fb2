"""The languages of the hub, in the order in which the switcher shows them."""

from django.conf.locale import LANG_INFO

CONTENT_LANGUAGES = [
    ("ja", "日本語"),
    ("ja-x-easy", "やさしい日本語"),
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("ko", "한국어"),
    ("vi", "Tiếng Việt"),
    ("tl", "Tagalog"),
]

# For readers of each language, what they read most easily where a page is not translated; Japanese,
# in which there is every page, comes last of itself.
ALSO_READ = {
    "en": ["ja-x-easy"],
    "zh-hans": ["ja-x-easy", "en"],
    "ko": ["ja-x-easy", "en"],
    "vi": ["en", "ja-x-easy"],
    "tl": ["en", "ja-x-easy"],
}

# Django knows neither of these two.
LANG_INFO["ja-x-easy"] = {
    "bidi": False,
    "code": "ja-x-easy",
    "name": "Easy Japanese",
    "name_local": "やさしい日本語",
}
LANG_INFO["tl"] = {"bidi": False, "code": "tl", "name": "Tagalog", "name_local": "Tagalog"}
