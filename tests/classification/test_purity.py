"""The same household gives the same result: again, at once from many threads, and after pickling."""

import pickle
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from chuan_ngheo import classify, classify_points
from chuan_ngheo.verification.strategies.surveyed import households, with_findings
from classification.applied import Applied

THREADS = 8


@given(data=st.data())
def test_again(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    first, second = (classify(household, surveyed.standard, on=surveyed.on) for _ in range(2))
    assert first == second
    assert first.missing == second.missing
    assert first.explain("vi") == second.explain("vi")


@settings(max_examples=20)
@given(data=st.data())
def test_from_many_threads(surveyed: Applied, data: st.DataObject) -> None:
    drawn = data.draw(st.lists(households(surveyed.standard, surveyed.on), min_size=2, max_size=5))
    alone = [classify(household, surveyed.standard, on=surveyed.on) for household in drawn]
    with ThreadPoolExecutor(THREADS) as pool:
        shared = list(
            pool.map(lambda household: classify(household, surveyed.standard, on=surveyed.on), drawn * THREADS)
        )
    assert shared == alone * THREADS


@settings(max_examples=20)
@given(data=st.data())
def test_after_pickling(surveyed: Applied, data: st.DataObject) -> None:
    plain = data.draw(households(surveyed.standard, surveyed.on))
    household = data.draw(st.just(plain) | with_findings(plain, surveyed.standard, surveyed.on))
    result = classify(household, surveyed.standard, on=surveyed.on)
    unpickled_household, unpickled_standard = pickle.loads(pickle.dumps((household, surveyed.standard)))
    again = classify(unpickled_household, unpickled_standard, on=surveyed.on)
    assert again == result
    unpickled = pickle.loads(pickle.dumps(result))
    assert unpickled == result
    assert unpickled.missing == result.missing
    assert str(unpickled.explain("en")) == str(result.explain("en"))


def test_a_form_after_pickling(surveyed: Applied) -> None:
    form = classify_points(surveyed.standard, area="urban", income_points=175, deprivation_points=30)
    unpickled = pickle.loads(pickle.dumps(form))
    assert unpickled == form
    assert unpickled.household == form.household
