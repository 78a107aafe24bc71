"""Many at once: threads that race for what is made on first use, and processes that start with nothing."""

import ast
import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest

import chuan_ngheo as cn
from chuan_ngheo.standards.shipped import standard_files

ON = date(2020, 11, 20)
THREADS = 8
ANSWERS = (True, False, None)
HOUSEHOLDS = [
    cn.Household(
        id=f"H{n}",
        area=cn.Area.RURAL if n % 2 else None,
        monthly_income=n * 300_000,
        size=4 + n % 2,
        members=tuple(cn.Member(birth_year=1950 + 8 * k + n, insured=ANSWERS[(n + k) % 3]) for k in range(4)),
        labels={"village": "Thôn 1"},
    )
    for n in range(12)
]


def told(household: cn.Household, law: cn.Standard) -> tuple[Any, ...]:
    """Everything that is worked out on first use."""
    result = cn.classify(household, law, on=ON)
    found = [(each.indicator.id, each.deprived) for each in result.findings.values()]
    return result.possible, result.missing, found, result.designations, result.covered, str(result.explain("vi"))


def at_the_same_moment(work: Callable[[int], Any]) -> list[Any]:
    """What as many threads give that all begin together."""
    start = Barrier(THREADS)

    def begin(thread: int) -> Any:
        start.wait()
        return work(thread)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begin, range(THREADS)))


def test_threads_that_share_a_fresh_standard_and_its_results_agree() -> None:
    alone = [told(each, cn.standard("vn-2016")) for each in HOUSEHOLDS]
    shared = cn.load_standard(str(standard_files()["vn-2016"]))
    assert shared.digest == cn.standard("vn-2016").digest
    results = [cn.classify(each, shared, on=ON) for each in HOUSEHOLDS]
    for found in at_the_same_moment(lambda _: [told(each, shared) for each in HOUSEHOLDS]):
        assert found == alone
    for found in at_the_same_moment(lambda _: [(each.missing, str(each.explain("vi"))) for each in results]):
        assert found == [(each[1], each[-1]) for each in alone]


def test_threads_that_each_load_a_standard_of_their_own_agree() -> None:
    alone = [told(each, cn.standard("vn-2022")) for each in HOUSEHOLDS[:4]]
    file = str(standard_files()["vn-2022"])
    for found in at_the_same_moment(lambda _: [told(each, cn.load_standard(file)) for each in HOUSEHOLDS[:4]]):
        assert found == alone


_RACE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

sys.setswitchinterval(1e-6)
start = Barrier(8)

def first_use(thread):
    start.wait()
    import chuan_ngheo as cn
    household = cn.read_household({"area": "rural", "size": 3, "monthly_income": 1_900_000}, on=date(2020, 11, 20))
    cn.standard_in_force(date(2020, 11, 20))
    return cn.classify(household, cn.standard("vn-2016"), on=date(2020, 11, 20)).possible, len(cn.standards())

with ThreadPoolExecutor(8) as pool:
    print(set(pool.map(first_use, range(8))))
"""


def test_the_first_use_of_the_package_may_be_a_race() -> None:
    """Names, registry and caches are filled by eight threads at once, in a process where nothing is loaded yet."""
    done = subprocess.run([sys.executable, "-c", _RACE], capture_output=True, text=True, check=False, timeout=300)
    assert done.stderr == ""
    (answer,) = ast.literal_eval(done.stdout)
    household = cn.Household(area=cn.Area.RURAL, size=3, monthly_income=1_900_000)
    assert answer == (cn.classify(household, cn.standard("vn-2016"), on=ON).possible, len(cn.standards()))


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_what_is_pickled_comes_back_equal(protocol: int) -> None:
    laws = [cn.standard("vn-2016"), cn.standard("vn-2022")]
    results = [cn.classify(each, laws[0], on=ON) for each in HOUSEHOLDS[:3]]
    for each in (*HOUSEHOLDS[:3], *laws, *results, cn.verification.compare(*laws), results[0].explain("vi")):
        again = pickle.loads(pickle.dumps(each, protocol))
        assert again == each
        assert type(again) is type(each)
    law = pickle.loads(pickle.dumps(laws[0], protocol))
    assert [told(each, law) for each in HOUSEHOLDS[:3]] == [told(each, laws[0]) for each in HOUSEHOLDS[:3]]


def test_errors_are_pickled_with_all_their_problems() -> None:
    with pytest.raises(cn.HouseholdError) as caught:
        cn.read_household({"size": "x", "area": 1})
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.problems == caught.value.problems
    assert str(again) == str(caught.value)


def test_processes_that_start_with_nothing_give_the_same() -> None:
    law = cn.standard("vn-2016")
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        answers = [pool.submit(cn.classify, each, law, on=ON) for each in HOUSEHOLDS[:4]]
        assert [each.result() for each in answers] == [cn.classify(each, law, on=ON) for each in HOUSEHOLDS[:4]]
