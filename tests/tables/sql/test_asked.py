"""What is asked of `to_sql`: columns, tables and a day, and everything that is wrong with them at once."""

import subprocess
import sys
from datetime import date

import pytest

from chuan_ngheo import Standard, TableError, standard
from chuan_ngheo.errors import ProvisionalStandardWarning
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.tables import to_sql
from chuan_ngheo.tables.sql.asked import columns_read, counts_ages, household_columns, member_columns_read

ON = date(2020, 11, 20)
LAW = standard("vn-2016")


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(TableError) as refused:
        to_sql(
            LAW, "postgress", columns=["aria", "devices", "area", "area", "finding_toilets"], member_columns=["agee"]
        )
    assert refused.value.say("en").splitlines() == [
        "households: there is no such column; found aria; did you mean “area”?",
        "households: in a database each device has a column of its own: has_television, has_radio …; found devices",
        "households: this column is named twice; found area",
        "households: there is no such column; found finding_toilets; did you mean “finding_toilet”?",
        "members: there is no such column; found agee; did you mean “age”?",
        "dialect: there is no such dialect of SQL; found postgress; did you mean “postgres”?",
        "on: vn-2016 counts ages: say at which day, such as on=date(2020, 11, 20)",
    ]
    assert "on: chuẩn vn-2016 tính theo tuổi" in refused.value.say("vi")


def test_columns_of_members_need_a_table_of_members() -> None:
    with pytest.raises(TableError, match="there is no table of members"):
        to_sql(LAW, members=None, member_columns=["age"])


def test_a_table_may_not_be_called_like_a_step() -> None:
    with pytest.raises(TableError, match="called like a step of the view"):
        to_sql(LAW, on=ON, households="households_read")
    with pytest.raises(TableError, match="called like a step of the view"):
        to_sql(LAW, on=ON, members="MEMBERS_GATHERED")
    assert "FROM public.households_read AS households" in to_sql(LAW, on=ON, households="public.households_read")


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
@pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
def test_a_day_is_needed_just_where_ages_are_counted(law: Standard) -> None:
    assert to_sql(law, members=None)
    if counts_ages(law):
        with pytest.raises(TableError, match="counts ages"):
            to_sql(law)
    else:
        assert to_sql(law) == to_sql(law, on=None)


def test_who_counts_ages() -> None:
    assert {law.id for law in standards() if counts_ages(law)} >= {"vn-2016", "vn-2022"}
    assert not counts_ages(standard("vn-2011"))


def test_the_columns_that_a_standard_reads() -> None:
    assert columns_read(standard("vn-2011")) == ("area", "size", "monthly_income", "income_per_head")
    read = columns_read(LAW)
    assert (
        {"floor_area", "has_television", "income_points", "finding_toilet"} <= set(read) <= set(household_columns(LAW))
    )
    assert "has_phone" not in read
    assert {"birth_date", "birth_year", "age", "insured"} <= set(member_columns_read(LAW))
    assert member_columns_read(standard("vn-2011")) == ()


def test_a_provisional_standard_says_so() -> None:
    with pytest.warns(ProvisionalStandardWarning) as said:
        to_sql(standard("vn-2027"), on=ON)
    assert [each.filename for each in said] == [__file__]


def test_without_sqlglot_the_extra_is_named() -> None:
    program = (
        "import sys; sys.modules['sqlglot'] = None\n"
        "from chuan_ngheo import MissingExtra, tables\n"
        "try:\n    tables.to_sql\n"
        "except MissingExtra as missing:\n    print(missing.say('vi'))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "tables.to_sql cần thêm gói: pip install 'chuan-ngheo[sql]'\n"
