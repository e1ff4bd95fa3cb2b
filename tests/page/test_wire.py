"""The page tells Python its state. Python's answers are played, and the clock is a fake one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from support.alone import attributes, page_alone, visit

pytestmark = pytest.mark.browser

SILENCE = 10_000  # ms, as in wire.js
LONGEST = 300

#: Connects the state in the page with a Python that only listens. `answer` plays the answer to a
#: message, which carries the state of that message back.
CONNECT = """async (given) => {
    const { Live } = await import("/page/live.js");
    const { form } = await import("/page/form.js");
    window.live?.stop();
    Object.assign(window, { model: new Model(given), sent: [], remarks: [], kernel: true });
    model.send = (content) => sent.push(structuredClone(content.state));
    const connected = () => kernel;
    const told = { changed() {}, report: (text) => remarks.push(text), connected };
    window.connect = (page) => new Live(model, page, told, form);
    window.live = connect("p");
    window.answer = (told, changes = {}) => {
        const [x, y, W, learning_rate, path] = told.now;
        const { tools, revision } = told;
        const past = told.past ?? model.get("past");
        const heard = { ...model.get("heard"), [told.page]: told.message };
        model.receive({ x, y, W, learning_rate, path, past, tools, revision, heard, ...changes });
    };
}"""


class Wired:
    """The state of an explorer in a page, under a hand that drags W."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def sent(self) -> list[dict[str, Any]]:
        """The states that were told so far, the oldest first."""
        return self.page.evaluate("sent")

    @property
    def told(self) -> list[float]:
        """The weights that were told so far."""
        return [one["now"][2] for one in self.sent]

    @property
    def remarks(self) -> list[str]:
        return self.page.evaluate("remarks")

    @property
    def W(self) -> float:
        """The weight that the page shows."""
        return self.page.evaluate("live.state.t.W")

    def move(self, W: float, moving: bool = True) -> None:
        self.page.evaluate(
            "([W, moving]) => live.act((session) => session.move({ W }, 'hand'), { moving })",
            [W, moving],
        )

    def rest(self) -> None:
        self.page.evaluate("live.rest()")

    def answer(self, told: int = -1, **changes: Any) -> None:
        """Answer a message, by default the last one."""
        self.page.evaluate("([i, changes]) => answer(sent.at(i), changes)", [told, changes])

    def wait(self, ms: int) -> None:
        self.page.clock.run_for(ms)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with page_alone(browser) as page:
        page.clock.install(time=0)
        visit(page, {})
        page.clock.pause_at(60)
        yield page


@pytest.fixture(scope="module")
def given() -> dict[str, Any]:
    return attributes()


@pytest.fixture
def wired(page: Page, given: dict[str, Any]) -> Wired:
    page.evaluate(CONNECT, given)
    return Wired(page)


# At rest and in a drag --------------------------------------------------------------------------


def test_a_move_is_told_at_once_with_its_history(wired):
    wired.move(2.0, moving=False)
    (told,) = wired.sent
    assert told == {
        "now": [1.5, 1.0, 2.0, 2.0, []],
        "past": [[1.5, 1.0, -0.8, 2.0, []]],
        "tools": [],
        "revision": told["revision"],
        "page": "p",
        "message": 1,
    }
    assert told["revision"] == wired.page.evaluate("model.get('revision')")
    wired.answer()
    wired.wait(2 * SILENCE)
    assert len(wired.sent) == 1 and wired.remarks == []


def test_one_message_at_a_time_is_under_way_and_only_the_last_state_follows(wired):
    for W in (0.1, 0.2, 0.3, 0.4):
        wired.move(W)
        wired.wait(500)
    assert wired.told == [0.1]
    wired.answer()
    assert wired.told == [0.1, 0.4]
    wired.answer()
    wired.wait(1000)
    assert wired.told == [0.1, 0.4]
    assert [one["message"] for one in wired.sent] == [1, 2]


def test_at_most_ten_messages_a_second_leave_while_the_hand_moves(wired):
    for i in range(50):
        wired.move(i / 50)
        wired.answer()
        wired.wait(16)
    assert 8 <= len(wired.sent) <= 9
    assert wired.told == sorted(set(wired.told))


@pytest.mark.parametrize("pause", [40, 60, 200])
def test_a_page_that_shows_few_moves_tells_fewer_but_at_least_three_a_second(wired, pause):
    for i in range(1200 // pause):
        wired.move(i / 50)
        wired.answer()
        wired.wait(pause)
    assert 4 <= len(wired.sent) <= 6


def test_the_state_at_rest_is_told_at_once_even_after_a_message_of_the_drag(wired):
    wired.move(0.1)
    wired.answer()
    wired.move(0.2)
    assert wired.told == [0.1]
    wired.rest()
    assert wired.told == [0.1, 0.2]


def test_the_last_state_of_a_hand_that_stays_is_told_soon(wired):
    wired.move(0.1)
    wired.answer()
    wired.move(0.2)
    wired.wait(LONGEST)
    assert wired.told == [0.1, 0.2]


def test_a_move_at_rest_waits_for_the_answer_to_the_message_under_way(wired):
    wired.move(0.1)
    wired.move(0.2, moving=False)
    assert wired.told == [0.1]
    wired.answer()
    assert wired.told == [0.1, 0.2]


def test_the_history_is_told_once_for_a_whole_drag(wired):
    for W in (0.1, 0.2):
        wired.move(W)
        wired.answer()
        wired.wait(LONGEST)
    assert [one["past"] for one in wired.sent] == [[[1.5, 1.0, -0.8, 2.0, []]], None]


def test_tools_and_undo_are_told_too(wired):
    wired.move(2.0, moving=False)
    wired.answer()
    wired.page.evaluate("live.setTools(['check'])")
    assert wired.sent[-1]["tools"] == ["check"]
    wired.answer()
    wired.page.evaluate("live.act((session) => session.undo())")
    assert wired.sent[-1]["now"][2] == -0.8 and wired.sent[-1]["past"] == []


# Older and newer states -------------------------------------------------------------------------


def test_an_older_state_is_not_shown_and_is_answered_with_the_newer_one(wired):
    wired.move(2.0, moving=False)
    wired.answer()
    revision = wired.page.evaluate("live.revision")
    wired.page.evaluate(
        "revision => model.receive({ W: -5, past: [], tools: ['walk'], revision })", revision - 1
    )
    assert wired.W == 2.0
    names = ["W", "past", "tools", "revision"]
    kept = wired.page.evaluate("names => names.map((name) => model.get(name))", names)
    assert kept == [2.0, [[1.5, 1.0, -0.8, 2.0, []]], [], revision]
    assert wired.told == [2.0, 2.0]
    assert [one["message"] for one in wired.sent] == [1, 2]
    assert wired.sent[1]["past"] == wired.sent[0]["past"]  # Python may have another one now


def test_an_answer_that_the_hand_has_overtaken_is_not_shown(wired):
    wired.move(0.1)
    wired.move(0.2)
    wired.answer()  # its state is of 0.1
    assert wired.W == 0.2
    assert wired.page.evaluate("model.get('W')") == 0.2
    wired.wait(LONGEST)
    assert wired.told == [0.1, 0.2]
    wired.answer()
    wired.wait(SILENCE)
    assert wired.told == [0.1, 0.2]


def test_a_newer_state_is_adopted_with_its_history_even_during_a_drag(wired):
    wired.move(0.1)
    now, past = [1.0, 0.5, 3.0, 2.0, []], [[1.5, 1.0, -0.8, 2.0, []], [1.5, 1.0, 0.1, 2.0, []]]
    newer = wired.page.evaluate("live.revision + 1")
    values = dict(zip(("x", "y", "W", "learning_rate", "path"), now, strict=True))
    wired.page.evaluate("state => model.receive(state)", values | {"past": past, "revision": newer})
    assert wired.W == 3.0
    for W in (0.1, -0.8):
        wired.page.evaluate("live.act((session) => session.undo())")
        assert wired.W == W


# Silence ----------------------------------------------------------------------------------------


def test_a_lost_message_is_sent_again_with_the_same_number_until_it_is_answered(wired):
    wired.move(0.1)
    wired.move(0.2, moving=False)
    wired.wait(SILENCE - 100)
    assert len(wired.sent) == 1 and wired.remarks == []
    wired.wait(200)
    assert "does not answer" in wired.remarks[-1]
    wired.wait(SILENCE)
    first, *others = wired.sent
    assert others == [first, first]
    wired.answer()
    assert wired.remarks[-1] == ""
    assert wired.told == [0.1, 0.1, 0.1, 0.2]
    assert wired.sent[-1]["message"] == 2
    wired.answer(0)  # the first one was only late
    wired.wait(1000)
    assert len(wired.sent) == 4


def test_an_answer_to_another_page_is_none_to_this_one(wired):
    wired.move(0.1)
    wired.page.evaluate("model.receive({ heard: { q: 7 } })")
    wired.move(0.2)
    wired.wait(1000)
    assert wired.told == [0.1]


def test_a_state_that_python_repeats_is_no_reason_for_a_message(wired):
    wired.move(2.0, moving=False)
    for _ in range(3):
        wired.answer()
    assert len(wired.sent) == 1


# No kernel --------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["kernel = false", "delete model.send"])
def test_without_a_kernel_nothing_is_sent_or_remarked_and_the_page_goes_on(wired, missing):
    wired.page.evaluate(f"() => {{ {missing}; }}")
    wired.move(0.1)
    wired.rest()
    wired.move(2.0, moving=False)
    wired.wait(3 * SILENCE)
    assert (wired.sent, wired.remarks, wired.W) == ([], [], 2.0)
    assert wired.page.evaluate("model.get('W')") == 2.0


def test_a_kernel_that_goes_is_remarked_once_and_the_page_goes_on(wired):
    wired.move(0.1)
    wired.page.evaluate("() => { model.send = () => { throw new Error('closed'); }; }")
    wired.answer()
    wired.move(0.2, moving=False)
    wired.move(0.3, moving=False)
    wired.wait(3 * SILENCE)
    assert wired.W == 0.3
    (remark,) = wired.remarks
    assert "run the notebook again" in remark
    assert wired.told == [0.1]


def test_a_view_that_was_removed_sends_nothing_more(wired):
    wired.move(0.1)
    wired.move(0.2)
    wired.page.evaluate("live.stop()")
    wired.wait(3 * SILENCE)
    assert wired.told == [0.1]


# Two views --------------------------------------------------------------------------------------


def test_of_two_views_the_one_that_moved_tells_and_the_other_follows(wired):
    wired.page.evaluate("() => { window.other = connect('q'); }")
    wired.move(2.0, moving=False)
    assert wired.page.evaluate("other.state.t.W") == 2.0
    wired.answer()
    wired.page.evaluate("other.act((session) => session.undo())")
    assert wired.W == -0.8
    assert [(one["page"], one["now"][2], len(one["past"])) for one in wired.sent] == [
        ("p", 2.0, 1),
        ("q", -0.8, 0),
    ]
    wired.page.evaluate("other.stop()")
