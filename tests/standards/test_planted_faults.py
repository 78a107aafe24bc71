"""Each fault that one can write into a standard is told at its line and column, with the nearest name."""

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

import chuan_ngheo.standards.assemble
import chuan_ngheo.standards.cells
from chuan_ngheo.errors import MOST_PROBLEMS, Problem, StandardError
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.standards.assemble import assemble, digest
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.structuring import Failure
from strategies.planting import VN_2016, place, planted, problems_of
from told import as_committed

UNKNOWN, TYPE, CODE = "unknown field", "wrong type of value", "not a code of the list"
UNDEFINED, NO_MEANING, NO_LINE = "a name that the file does not define", "a name with no meaning here", "not a line of"
COVERS = "covers:\n  when: residense == permanent\n  citation: {document: qd-59-2015, provenance: verified}\n"
SHAPE = [
    # what is written, what it becomes, where the fault stands, what is said, the nearest name
    ("place: VN\n", "plaice: VN\n", "plaice", UNKNOWN, "place"),
    ("place: VN\n", "place: VN\nzzz: red\n", "zzz", UNKNOWN, None),
    ("        rural: 700_000", "        rurall: 700_000", "rurall", UNKNOWN, "rural"),
    ("to: 2021-12-31}", "until: 2021-12-31}", "until", UNKNOWN, None),
    ("notes:\n  - vi:", "notes:\n  - v:", "v:", UNKNOWN, "vi"),
    ("rural: 1_000_000", "rural: '1_000_000'", "'1_0", TYPE, None),
    ("urban: 1_300_000", "urban: 1,300,000", "1,300,000", TYPE, None),
    ("rural: 1_500_000", "rural: [1_500_000]", "[", TYPE, None),
    ("urban: 1_950_000", "urban: null", "null", TYPE, None),
    ("urban: 900_000", "urban: true", "true", TYPE, None),
    ("from: 2016-01-01", "from: 2016-1-1", "2016-1-1", TYPE, None),
    ("issued: 2015-11-19", "issued: 2015", "2015", TYPE, None),
    ("issued: 2015-09-15", "issued: '2015-W38-2'", "'2015", TYPE, None),
    ("issued: 2016-03-25", "issued: 25/03/2016", "25/", TYPE, None),
    ("id: vn-2016", "id: 2016", "2016", TYPE, None),
    ("health: {name: {vi: y tế, en: health}}", "health: {name: y tế}", "y tế", TYPE, None),
    ("deprived_when: floor_area < 8 * size", "deprived_when: 5", "5", TYPE, None),
    ("    otherwise: true\n", "    otherwise: 'true'\n", "'true'", TYPE, None),
    ("deprivation:\n  points: 10", "deprivation:\n  points: ten", "ten", TYPE, None),
    ("article: Điều 2, provenance: verified", "article: Điều 2, provenance: verifyed", "verifyed", CODE, "verified"),
    ("decides: points", "decides: point", "point", CODE, "points"),
    ("status: near_poor", "status: nearpoor", "nearpoor", CODE, "near_poor"),
    ("about: figure", "about: figures", "figures", CODE, "figure"),
    ("area: rural,", "area: rual,", "rual", CODE, "rural"),
    ("citation: {document: tt-02-2016, provenance: verified}", "citation: []", "[]", "an empty list", None),
    ("status: above_average", "status: []", "[]", "an empty list", None),
    ("{vi: bảo hiểm y tế, en: health insurance}", "{en: health insurance}", "{en", "required field missing", None),
    ("education: {name: {vi: giáo dục, en", "education: {name: {en", "{en", "required field missing", None),
]
MEANING = [
    ("id: vn-2016", "id: VN 2016", "VN", "not a valid id", None),
    ("  health_services:", "  health-services:", "health-", "not a valid id", None),
    ("  near_poor:", "  Near_poor:", "Near", "not a valid id", None),
    ("rural: 700_000", "rural: 0", "0", "a line is above zero", None),
    ("urban: 900_000", "urban: -900_000", "-9", "a line is above zero", None),
    ("deprivation:\n  points: 10", "deprivation:\n  points: 0", "0", "has to be above zero", None),
    ("    dimension: education\n", "    dimension: education\n    points: -5\n", "-5", "has to be above zero", None),
    ("    unit: {vi: đồng/n", "    months: 0\n    unit: {vi: đồng/n", "0", "has to be above zero", None),
    ("{vi: hộ cận nghèo, en: near-poor}", "{vi: '', en: near-poor}", "''", "no words", None),
    ("place: VN\n", "place: Hà Nội\n", "Hà", "not a valid id", None),
    ("to: 2021-12-31", "to: 2015-12-31", "2015", "ends before it begins", None),
    ("    dimension: health\n", "    dimension: helth\n", "helth", UNDEFINED, "health"),
    ("{document: qd-59-2015, art", "{document: qd-59-2051, art", "qd-59-2051", UNDEFINED, "qd-59-2015"),
    ("    document: tt-14-2018\n", "    document: tt-14\n", "tt-14", UNDEFINED, "tt-14-2018"),
    ("      - document: qd-1614-2015\n", "      - document: qd-1614\n", "qd-1614", UNDEFINED, "qd-1614-2015"),
    ("when: means <= poverty", "when: means <= povert", "povert", NO_LINE, "poverty"),
    ("when: means <= minimum\n", "when: means <= 1_000_000\n", "1_000", NO_LINE, None),
    ("when: means <= average", "when: meens <= average", "meens", NO_MEANING, "means"),
    ("m and deprivations >= 3", "m and deprivation >= 3", "deprivation", NO_MEANING, "deprivations"),
    (" and land_or_sea_livelihood", " and land_or_sea", "land_or", NO_MEANING, "land_or_sea_livelihood"),
    ("age >= 6 and not insured", "age >= 6 and not ensured", "ensured", NO_MEANING, "insured"),
    ("15 and attending == none", "15 and attending == nonee", "nonee", "not a code of “", "none"),
    ("housing_grade in {", "housing_grade in {robust, ", "robust", "not a code of “", None),
    ("floor_area < 8 * size", "floor_area / size < 8", "floor_area", "not a number", None),
    ("status == average and", "status == averag and", "averag ", "not a code of “status”", "average"),
]  # fmt: skip
ALONE = [
    ("rural: 700_000", "rural: 700000.0", "700000.0", "decimal numbers are not used here", None),
    ("from: 2016-01-01", "from: 2016-02-30", "2016-02-30", "no such date", None),
    ("      minimum:\n", "      size:\n", "size", "this name is taken", None),
    ("      minimum:\n", "      means:\n", "means", "this name is taken", None),
    ("  deprived_above_minimum:\n", "  deprived-above:\n", "deprived-", "not a valid id", None),
    ("  information: {name: {vi: thông", "  in formation: {name: {vi: thông", "in", "not a valid id", None),
    (
        "place: VN\n",
        "place: VN\ncovers:\n  when: residense == permanent\n  citation: []\n",
        "[]",
        "an empty list",
        None,
    ),
    ("place: VN\n", f"place: VN\n{COVERS}", "residense", NO_MEANING, "residence"),
    ("when: means <= poverty\n", 'when: "means <= povert"\n', '"means', NO_LINE, "poverty"),
    ("when: means <= poverty\n", "when: |\n      means <= povert\n", "|", NO_LINE, "poverty"),
    ("when: means <= poverty\n", "when: means\n      <= povert\n", "means", NO_LINE, "poverty"),
    ("m and deprivations >= 3", "m and deprivations >= 3 and size > 1", "size", NO_MEANING, None),
    ("floor_area < 8 * size\n", "floor_area < 8 *\n", "\n", "the expression breaks off", None),
    ("floor_area < 8 * size\n", "floor_area < 8 × size\n", "× size", "not an expression", None),
    ("floor_area < 8 * size", "8 * size", "8", "not a condition", None),
    ("when: means <= poverty", "when: means <= poverty or size > 1", "size", NO_MEANING, None),
]


WHOLE = {
    "no classes": VN_2016[: VN_2016.index("classes:\n")] + "classes: {}\n",
    "no rest": planted("    otherwise: true\n", "    when: means > average\n"),
    "a class with neither": planted("    otherwise: true\n", ""),
    "a line of points without one of income": "      povrty:\n        name: {vi: chuẩn nghèo".join(
        VN_2016.rsplit("      poverty:\n        name: {vi: chuẩn nghèo", 1)
    ),
    "points in another order": planted("rural: 120", "rural: 151"),
    "points that differ": planted("    dimension: education\n", "    dimension: education\n    points: 20\n").replace(
        "and deprivations >= 3", "and deprivation_points >= 30"),
    "two totals": planted("and deprivations >= 3", "and deprivation_points >= 30 and deprivations > 2").replace(
        VN_2016[VN_2016.index("indicators:\n") : VN_2016.index("classes:\n")], ""),
    "no base": "extends: vn-20166\n",
    "nothing to take away": "extends: vn-2016\nindicators: {toilett: null}\n",
    "no mapping": "- a\n",
    "nothing": "",
    "two documents": "id: a\n---\nid: b\n",
    "an anchor, a tag and a key twice": "id: &a x\nname: !b y\nid: z\n",
    "a key that is no text": "? [a]\n: b\n",
    "too deep": "[" * 100,
    "no text": "id: \x07\n",
    "words that YAML takes for others": "[no, '', 010, 1:30, 1.5, 1_00, 2016-02-30, <<, ]\n",
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "message", "nearest"), SHAPE + MEANING + ALONE)
def test_a_fault_is_told_where_it_stands(old: str, new: str, at: str, message: str, nearest: str | None) -> None:
    text = planted(old, new)
    where = place(text, new, at)
    said = [problem for problem in problems_of(text) if problem.where == where and message in problem.message.en]
    assert said, problems_of(text)
    if at != "ensured":  # “attended” and “insured” are both near
        assert said[0].nearest == nearest


def test_all_that_is_said_is_what_is_committed() -> None:
    """In Vietnamese, too, and with all that was found, was expected and is near."""
    faults = [(f"{old} → {new}", problems_of(planted(old, new))) for old, new, *_ in SHAPE + MEANING + ALONE]
    as_committed("standards", [*faults, *((name, problems_of(text)) for name, text in WHOLE.items())])


def test_without_a_file_a_fault_is_told_by_its_field() -> None:
    written = standard("vn-2016").written
    classes = {**written.classes, "near_poor": evolve(written.classes["near_poor"], when="means <= minimun")}
    with pytest.raises(StandardError) as caught:
        assemble(evolve(written, id="VN", classes=classes))
    assert [problem.where for problem in caught.value.problems] == ["id", "classes.near_poor.when:1:10"]


LITTLE = """id: 5
means: {income: {unit: {vi: a, en: b}, lines: {}}, decides: point}
classes: {poor: {status: [], name: {vi: a, en: b}, citation: []}}
dimensions: []
colour: red
"""


def test_what_is_said_of_a_few_values_of_no_such_kind() -> None:
    """The same as of a whole file, quick to read: what was found, or else the key; what was expected, what is near."""
    as_committed("values", [(text, problems_of(text)) for text in (LITTLE, "- a\n", "5\n", "")])


def test_a_total_of_points_that_means_nothing_is_told_at_its_class() -> None:
    written = standard("vn-2001").written
    pointed = {
        name: evolve(entry, when=entry.when and "deprivation_points >= 5") for name, entry in written.classes.items()
    }
    counted = {
        name: evolve(entry, when=entry.when and f"{entry.when} and deprivations > 2") for name, entry in pointed.items()
    }
    with pytest.raises(StandardError) as caught:
        assemble(evolve(written, classes=counted))
    first = next(name for name, entry in written.classes.items() if entry.when is not None)
    assert caught.value.problems[0].where == f"classes.{first}.when"
    assert caught.value.problems[0].found == "deprivations"


@pytest.mark.parametrize("changes", [{}, {"provisional": True, "notes": (Text("lưu ý", "note"),)}])
def test_a_standard_is_what_its_file_says(changes: dict[str, Any]) -> None:
    """Part by part: nothing that the file states is left out, or put in another's place."""
    written = evolve(standard("vn-2016").written, **changes)
    law = assemble(written)
    stated = ("id", "name", "place", "documents", "means", "dimensions", "provisional", "notes")
    assert [getattr(law, part) for part in stated] == [getattr(written, part) for part in stated]
    assert (law.start, law.end, law.written) == (written.in_force.start, written.in_force.end, written)
    assert law.digest == digest(written)
    assert [(each.id, each.dimension, each.name, each.citation, each.points) for each in law.indicators] == [
        (name, entry.dimension, entry.name, entry.citation, 10) for name, entry in written.indicators.items()
    ]
    assert [(each.id, each.statuses, each.name, each.citation) for each in law.classes] == [
        (name, entry.status, entry.name, entry.citation) for name, entry in written.classes.items()
    ]
    assert [(each.id, each.name, each.citation, each.start) for each in law.designations] == [
        (name, entry.name, entry.citation, entry.start) for name, entry in written.designations.items()
    ]
    assert law.decision.indicators == len(law.profile(Household(), law.start)) == len(written.indicators)


def test_too_many_cases_are_told_at_the_name_of_the_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    written = standard("vn-2016").written
    monkeypatch.setattr(chuan_ngheo.standards.cells, "MOST_EVALUATIONS", 1)
    (problem,) = problems_of(VN_2016)
    assert problem.where == place(VN_2016, "\nclasses:\n", "classes")
    with pytest.raises(StandardError) as caught:
        assemble(written)
    assert [each.where for each in caught.value.problems] == ["classes"]
    assert problem.message.en.startswith("the rules part households into too many cases")


def test_an_indicator_scores_what_it_says_or_what_every_indicator_does() -> None:
    written = standard("vn-2016").written
    indicators = {**written.indicators, "toilet": evolve(written.indicators["toilet"], points=25)}
    counted = assemble(evolve(written, indicators=indicators))
    assert {each.id: each.points for each in counted.indicators} == dict.fromkeys(indicators, 10) | {"toilet": 25}


def test_no_more_faults_are_looked_for_than_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more, to say that there are more: a hostile file could have any number."""
    drawn = 0

    def without_end(written: object) -> Iterator[Failure]:
        nonlocal drawn
        while True:
            drawn += 1
            assert drawn <= MOST_PROBLEMS + 1
            yield Failure(("id",), Problem("", Text("hỏng", "broken")), is_key=False)

    monkeypatch.setattr(chuan_ngheo.standards.assemble, "faults", without_end)
    with pytest.raises(StandardError) as caught:
        assemble(standard("vn-2001").written)
    assert drawn == MOST_PROBLEMS + 1
    assert len(caught.value.problems) == MOST_PROBLEMS + 1
    assert caught.value.problems[-1].message.en == "and more; mend these first"


def test_whom_a_standard_speaks_of_is_cited() -> None:
    written = standard("vn-sg-2019").written
    covers = assemble(written).covers
    assert covers is not None
    assert written.covers is not None
    assert covers.citation == written.covers.citation
    assert assemble(evolve(written, covers=None)).covers is None


def test_the_least_that_a_standard_may_say() -> None:
    """A single day, a line of one đồng, a class by a number of deprivations where nothing is listed."""
    written = standard("vn-2001").written
    day = evolve(written.in_force, end=written.in_force.start)
    poverty = evolve(written.means.income.lines["poverty"], rural=1, urban=1, rural_mountain=1)
    means = evolve(written.means, income=evolve(written.means.income, lines={"poverty": poverty}))
    classes = {
        name: entry if entry.when is None else evolve(entry, when="means < poverty and deprivations >= 1")
        for name, entry in written.classes.items()
    }
    law = assemble(evolve(written, in_force=day, means=means, classes=classes))
    assert law.start == law.end
    assert {cell.class_id for cell in law.decision.cells()} == {law.classes[-1].id}


def test_points_and_deprivations_may_both_decide_where_every_indicator_scores_the_same() -> None:
    law = read_standard(planted("m and deprivations >= 3", "m and deprivation_points >= 30"))
    assert list(law.decision.cells()) == list(standard("vn-2016").decision.cells())
    text = planted("m and deprivations >= 3", "m and deprivation_points >= 30 and deprivations > 2")
    assert list(read_standard(text).decision.cells()) == list(standard("vn-2016").decision.cells())


@pytest.mark.parametrize("area", ["rural", "urban"])
def test_the_order_of_points_is_that_of_the_incomes_in_each_area(area: str) -> None:
    """Here the incomes of two lines stand in one order in the country and in another in town."""
    written = standard("vn-2016").written
    income, points = written.means.income, written.means.points
    assert points is not None
    lines, scored = dict(income.lines), dict(points.lines)
    low, high = (getattr(income.lines[each], area) for each in ("poverty", "minimum"))
    lines["poverty"] = evolve(lines["poverty"], **{area: high})
    lines["minimum"] = evolve(lines["minimum"], **{area: low})
    low, high = (getattr(points.lines[each], area) for each in ("poverty", "minimum"))
    scored["poverty"] = evolve(scored["poverty"], **{area: high})
    scored["minimum"] = evolve(scored["minimum"], **{area: low})
    crossed = evolve(written.means, income=evolve(income, lines=lines), points=evolve(points, lines=scored))
    assert assemble(evolve(written, means=crossed)).decision.limits
    with pytest.raises(StandardError) as caught:
        assemble(evolve(written, means=evolve(crossed, points=points)))
    assert len(caught.value.problems) == 1


def test_rules_beyond_those_whose_faults_are_told_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    written = standard("vn-2016").written
    wrong = {name: evolve(entry, deprived_when="siz > 1") for name, entry in written.indicators.items()}
    monkeypatch.setattr(chuan_ngheo.standards.assemble, "MOST_PROBLEMS", 3)
    with pytest.raises(StandardError) as caught:
        assemble(evolve(written, indicators=wrong))
    assert len(caught.value.problems) == 4


@pytest.mark.parametrize("faults", [SHAPE, MEANING], ids=["shape", "meaning"])
def test_all_faults_are_told_at_once(faults: list[tuple[str, str, str, str, str | None]]) -> None:
    text, sown = VN_2016, []
    for old, new, at, message, _ in faults:
        if old in text:
            text = planted(old, new, text)
            sown.append((new, at, message))
    expected = {(place(text, new, at), message) for new, at, message in sown}
    assert len(expected) > 15
    told = [(problem.where, problem.message.en) for problem in problems_of(text)]
    assert [each for each in expected if not any(each[0] == where and each[1] in said for where, said in told)] == []


@pytest.mark.parametrize("key", ["id", "name", "place", "in_force", "documents", "means", "classes"])
def test_what_a_standard_cannot_do_without(key: str) -> None:
    lines = VN_2016.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next(number for number, line in enumerate(lines) if number > start and line[:1].isalpha())
    problems = problems_of("".join(lines[:start] + lines[end:]))
    assert (problems[0].message.en, problems[0].found) == ("required field missing", key)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("        rural: 700_000\n", "", "rural"),
        ("{from: 2016-01-01, ", "{", "from"),
        ("    dimension: health\n", "", "dimension"),
    ],
)
def test_a_missing_key_is_named_as_the_file_writes_it(old: str, new: str, key: str) -> None:
    problems = problems_of(planted(old, new))
    assert [(problem.message.en, problem.found) for problem in problems] == [("required field missing", key)]


def test_the_rest_is_the_last_class_and_only_the_last() -> None:
    def said(text: str) -> list[tuple[str, str]]:
        return [(problem.where, problem.message.en) for problem in problems_of(text)]

    no_rest = "the last class, and only the last, is “otherwise: true”: else some household has no class"
    neither = "a class needs “when”, or “otherwise: true”"
    near_poor, last = place(VN_2016, "  near_poor:", "near"), place(VN_2016, "  above_average:", "above")
    assert said(planted("    when: means <= minimum\n", "    otherwise: true\n")) == [(near_poor, no_rest)]
    assert said(planted("    otherwise: true\n", "    when: means > average\n")) == [(last, no_rest)]
    assert said(planted("    otherwise: true\n", "    otherwise: true\n    when: means > average\n")) == [
        (last, neither)
    ]
    assert said(planted("    otherwise: true\n", "    otherwise: false\n")) == [(last, neither)]
    assert said(planted("    otherwise: true\n", "")) == [(last, neither)]
    moved = VN_2016.replace("  above_average:", "  last_of_all:", 1).replace("  near_poor:", "  above_average:", 1)
    assert said(moved.replace("    when: means <= minimum\n", "    otherwise: true\n"))[0][1] == no_rest


def test_no_class_at_all() -> None:
    text = VN_2016[: VN_2016.index("classes:\n")] + "classes: {}\n"
    assert [problem.message.en for problem in problems_of(text)] == ["at least one class is needed"]


def test_a_line_of_points_without_a_line_of_income() -> None:
    line = "      {}:\n        name: {{vi: chuẩn nghèo, en: poverty line}}\n        rural: 120"
    text = planted(line.format("poverty"), line.format("povrty"))
    problems = problems_of(text)
    assert [(problem.where, problem.nearest) for problem in problems] == [(place(text, "povrty"), "poverty")]


def test_points_in_another_order_than_the_incomes() -> None:
    text = planted("rural: 120", "rural: 151")
    lines = place(
        text, "      poverty:\n        name: {vi: chuẩn nghèo, en: poverty line}\n        rural: 151", "poverty"
    )
    problems = problems_of(text)
    assert [(problem.where, problem.message.en) for problem in problems] == [
        (lines, "the points are not in the order of the incomes (rural)")
    ]
