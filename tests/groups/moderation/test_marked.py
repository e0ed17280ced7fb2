"""What differs is marked word by word; whatever a group types stays text."""

from hub.forms.changes import Change
from hub.forms.kinds import Line
from hub.moderation.diff_markup import marked, marked_texts


def test_the_words_that_differ():
    before, after = marked_texts("毎月第2土曜に歩きます。", "毎月第3日曜に歩きます。")
    assert before == "毎月第<del>2土曜</del>に歩きます。"
    assert after == "毎月第<ins>3日曜</ins>に歩きます。"


def test_markup_is_text():
    before, after = marked_texts("<b>古い</b>", "<script>新しい</script>{}")
    assert "<script>" not in after
    assert "&lt;" in after
    assert "{}" in after.replace("<ins>", "").replace("</ins>", "")
    assert "<b>" not in before


def test_of_lists_the_lines_that_differ():
    change = Change(
        "areas", "areas", "", [Line("千波"), Line("常澄")], [Line("千波"), Line("内原")]
    )
    (shown,) = marked([change])
    assert [(line.text, line.mark) for line in shown.before] == [("千波", ""), ("常澄", "del")]
    assert [(line.text, line.mark) for line in shown.after] == [("千波", ""), ("内原", "ins")]
