"""The frame round every page."""

import pytest

from hub.pages import frame


@pytest.mark.django_db
def test_a_frame_that_cannot_be_read_says_so_once(rf, monkeypatch):
    """An AttributeError in a property is asked of `__getattr__`, which would ask again."""

    def fail(*_args: object) -> dict:
        raise AttributeError("no such thing")

    monkeypatch.setattr(frame, "read_frame", fail)
    with pytest.raises(RuntimeError) as caught:
        _name = frame.Frame(rf.get("/")).hub_name
    assert isinstance(caught.value.__cause__, AttributeError)
