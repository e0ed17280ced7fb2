from pathlib import Path

import pytest
from django.conf import settings

from hub.core.management.commands.build_icons import build_sprite

IMAGES = Path(settings.BASE_DIR) / "site" / "static" / "img"
FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{shapes}</svg>'


def test_the_sprite_is_what_the_icons_make():
    sprite = (IMAGES / "sprite.svg").read_text(encoding="utf-8")

    assert sprite == build_sprite(IMAGES / "icons"), "run manage.py build_icons"
    assert len(sprite.encode()) < 20_000


def test_symbols_are_named_after_their_files(tmp_path):
    shapes = '<path d="M1 1h2"/><circle cx="3" cy="3" r="1"/>'
    (tmp_path / "dot.svg").write_text(FRAME.format(box="0 0 24 24", shapes=shapes))

    assert f'<symbol id="dot" viewBox="0 0 24 24">{shapes}</symbol>' in build_sprite(tmp_path)


@pytest.mark.parametrize(
    ("box", "shapes"), [("0 0 16 16", ""), ("0 0 24 24", "<script>alert(1)</script>")]
)
def test_what_is_no_icon_is_refused(tmp_path, box, shapes):
    (tmp_path / "odd.svg").write_text(FRAME.format(box=box, shapes=shapes))

    with pytest.raises(ValueError, match=r"odd\.svg"):
        build_sprite(tmp_path)
