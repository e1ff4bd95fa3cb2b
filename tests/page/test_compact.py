"""The joined script is compact, and runs as it did."""

import pytest

from explorer.page.compact import compact
from scripts.lab import fresh_page

WRITTEN = r"""// The head.

/* A comment
   of two lines. */
export function f(a) {
  // Why.
  const text = "// no comment"; // after code
    /** Of a kind. */

  return `a
    // not a comment ${[a].map((v) => `
      <b>${{ v }.v /* { */}</b>`).join(" ")} \` ${"`"}

  end` + text.replace(/["'`/*{]/g, "'") + a / 2 / 1;
}
"""
COMPACT = r"""export function f(a) {
const text = "// no comment"; // after code
return `a
    // not a comment ${[a].map((v) => `
      <b>${{ v }.v /* { */}</b>`).join(" ")} \` ${"`"}

  end` + text.replace(/["'`/*{]/g, "'") + a / 2 / 1;
}
"""
BOTH = """([...texts]) => Promise.all(texts.map(async (text) => {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return (await import(url)).f(3);
}))"""


def test_lines_without_code_and_indentation_go_and_the_rest_stays():
    assert compact(WRITTEN) == COMPACT
    assert compact(COMPACT) == COMPACT


@pytest.mark.browser
def test_a_compact_script_gives_the_same_results(browser):
    with fresh_page(browser, []) as page:
        first, second = page.evaluate(BOTH, [WRITTEN, compact(WRITTEN)])
    assert first == second
    assert first.endswith("\n\n  end'' no comment1.5")


@pytest.mark.parametrize(
    "code",
    [
        "f(/`/); g = /[/`]/; h(a ? /'/ : /\"/, b || /`/, !/'/.test(c));\n",
        "const f = () => /\\/`/;\nif (a) { return /`/; }\n",
        "x = i++ / 2; y = (a) / b; z = a[0] / 2 / `${c}`;\n",
        "const a = \"it's \\\" `\", b = 'say \"\\' `';\n",
        "const a = `${`${`}`}`}`;\n{ a; }\n",
    ],
)
def test_signs_in_strings_and_regular_expressions_do_not_count(code):
    line = "// a comment"
    assert compact(f"{code}  {line}\n  b;\n") == f"{code.replace('  ', '')}b;\n"


@pytest.mark.parametrize("code", ["const a = 'it's';", "f(`${a`);", "{ {", "} }", '"', "`"])
def test_a_sign_without_its_other_half_is_an_error(code):
    with pytest.raises(ValueError, match="without its other half"):
        compact(code)
