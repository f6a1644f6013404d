"""At each place of a text the innermost of the voices around it speaks; the others stand around it in their order."""

from hypothesis import given
from hypothesis import strategies as st

from ccgkg.ingest.speech.attribution import Voice, layer


def voice(start: int, end: int, agent: str | None) -> Voice:
    return Voice(start, end, agent, "indirect", start, start)


def test_a_quotation_within_a_report_has_its_own_voice() -> None:
    report, quotation = voice(10, 60, "nao"), voice(20, 30, "nhs-england")
    voices = layer([quotation, report])
    assert [v and v.agent for v in map(voices.at, (5, 10, 20, 29, 30, 59, 60))] == [
        None, "nao", "nhs-england", "nhs-england", "nao", "nao", None,
    ]  # fmt: skip
    assert [v.agent for v in voices.around(25)] == ["nao", "nhs-england"]


def test_who_is_not_named_still_speaks_for_himself() -> None:
    voices = layer([voice(0, 50, "hsj"), voice(10, 20, None)])
    inner = voices.at(15)
    assert inner is not None and inner.agent is None


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8), st.integers(0, 45))
def test_a_voice_is_heard_where_it_stands_and_nowhere_else(spans: list[tuple[int, int]], offset: int) -> None:
    voices = layer([voice(a, a + n, str(i)) for i, (a, n) in enumerate(spans)])
    around = voices.around(offset)
    assert all(v.start <= offset < v.end for v in around)
    assert bool(around) == any(a <= offset < a + n for a, n in spans)
