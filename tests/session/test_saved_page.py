"""The text of a saved page; tests/widget tests a whole file, and tests/page opens one."""

import json
import re

from hypothesis import example, given
from hypothesis import strategies as st

from explorer.page import script, style
from explorer.session.saved_page import ABOUT, BOOT, TRAITS, saved_page
from explorer.widget.view import View

STILL = '<svg viewBox="0 0 9 9"><text>σ &amp; π</text></svg>'


def parts(text):
    """Return the content of each element that has an id."""
    found = {}
    for tag, name in (("style", "style"), ("script", "state"), ("script", "source")):
        # the script has these tags in its text, too, but later
        found[name] = re.search(rf'<{tag}[^>]* id="{name}">(.*?)</{tag}', text, re.DOTALL)[1]
    return found


def test_each_part_is_in_its_place():
    text = saved_page("const a = '→';\n", "p > b { color: red; }", '{"x": 1.5}', STILL, ABOUT)
    assert text.startswith("<!doctype html>\n") and text.endswith("</html>\n")
    found = parts(text)
    assert found["style"] == "p > b { color: red; }"
    assert json.loads(found["state"]) == {"x": 1.5}
    assert f"<noscript>{STILL}</noscript>" in text
    source, start = found["source"].split(BOOT)
    assert source.strip() == "const a = '→';"
    assert "render({" in start
    assert f"<title>{ABOUT.title}</title>" in text and f"<h1>{ABOUT.title}</h1>" in text
    assert ABOUT.sentence in text and f'<a href="{ABOUT.address}">{ABOUT.source}</a>' in text


def test_the_page_s_own_script_ends_where_the_file_starts_it():
    # the file saves itself again from the text before this line
    source = parts(saved_page(script(), style(), "{}", "", ABOUT))["source"]
    assert source.count(BOOT) == 1
    assert source.split(BOOT)[0].strip() == script().strip()


def test_the_page_s_own_texts_do_not_end_their_elements():
    assert not re.findall("</script|<!--", script(), re.IGNORECASE)
    assert not re.findall("</style", style(), re.IGNORECASE)


hostile = st.text() | st.sampled_from(["</script>", "<!--<script>", "<!doctype", "\u2028", '\\"</'])


@given(st.dictionaries(hostile, hostile | st.floats(-9, 9) | st.lists(hostile)))
@example({"a": "</SCRIPT ><!--<script>alert(1)//-->"})
def test_any_data_are_read_as_they_were_and_cannot_end_their_script(data):
    for state in (json.dumps(data), json.dumps(data, ensure_ascii=False)):
        text = saved_page("", "", state, "", ABOUT)
        found = re.search(r'id="state">(.*?)</script', text, re.DOTALL | re.IGNORECASE)[1]
        assert json.loads(found) == data
        assert "<!" not in found


def test_the_traits_are_the_view_s():
    assert set(TRAITS) < set(View.class_trait_names())
    assert not {"error", "heard"} & set(TRAITS)  # these are about one connection
