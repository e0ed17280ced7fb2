"""The frame round every page."""

import pytest

from hub.pages import frame


@pytest.mark.django_db
def test_a_frame_that_cannot_be_read_says_why(rf, monkeypatch):
    def fail(*_args: object) -> dict:
        raise AttributeError("no such thing")

    monkeypatch.setattr(frame, "read_frame", fail)
    with pytest.raises(AttributeError, match="no such thing"):
        frame.Frame(rf.get("/"))["hub_name"]
