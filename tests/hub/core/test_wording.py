"""Words in a row, with each language's comma."""

import pytest
from django.utils import translation

from hub.core.wording import enumerated
from hub.pages.models import Area


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("ja", "千波、赤塚"),
        ("ja-x-easy", "千波、赤塚"),
        ("zh-hans", "千波、赤塚"),
        ("en", "千波, 赤塚"),
        ("ko", "千波, 赤塚"),
    ],
)
def test_labels_are_joined_with_the_comma_of_the_language(language, row):
    with translation.override(language):
        assert enumerated(["千波", "赤塚"]) == row


def test_terms_show_their_label_in_the_active_language():
    with translation.override("en"):
        assert enumerated([Area(code="senba", label_ja="千波", label_en="Senba")]) == "Senba"
