"""Write households.csv and members.csv: a commune that does not exist, made up from the first to the last cell.

Its shape is that of a mountain commune at the review of November 2020: income and deprivations go
together, a few answers are missing, a few persons know only their year of birth, and some households were
scored with form B1 beside the income or in place of it. Running it again writes the same two files.
"""

from __future__ import annotations

import csv
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

REVIEW = date(2020, 11, 20)
COMMUNE = "Xã Ví Dụ (giả định)"
VILLAGES = [  # name, households, and its peoples, each as often as it is common there
    ("Bản Mẫu Một", 72, ["Thái", "Thái", "Thái", "Thái", "Mường"]),
    ("Bản Mẫu Hai", 64, ["Thái"]),
    ("Bản Mẫu Ba", 58, ["Thái", "Thái", "Thái", "Mường"]),
    ("Bản Mẫu Bốn", 61, ["Mường", "Mường", "Mường", "Mường", "Thái"]),
    ("Bản Mẫu Năm", 38, ["Mông"]),
    ("Thôn Mẫu Sáu", 55, ["Mường", "Mường", "Thái", "Kinh"]),
    ("Thôn Mẫu Bảy", 52, ["Kinh", "Kinh", "Kinh", "Thái"]),
]
INCOME_OF_RANK = ((0, 260_000), (165, 700_000), (420, 1_000_000), (720, 1_500_000), (950, 3_000_000), (1000, 5_500_000))
"""Rank among a thousand households, income per head; straight lines between."""

FORM_DISAGREES = {133: 10, 281: -10}
"""Two households whose form B1 says something else than their income: points more or less."""

HOUSEHOLD_HEADINGS = [
    "Mã hộ", "Xã", "Thôn/bản", "Dân tộc", "Giới tính chủ hộ", "Khu vực", "Vùng", "Số nhân khẩu",
    "Thu nhập cả hộ (đồng/tháng)", "Điểm B1", "Loại nhà ở", "Tường bền chắc", "Cột bền chắc", "Mái bền chắc",
    "Diện tích nhà ở (m²)", "Nguồn nước sinh hoạt", "Nhà tiêu", "Phương tiện thông tin", "Nghe được loa truyền thanh",
    "Làm nông, lâm, ngư, diêm nghiệp",
]  # fmt: skip
MEMBER_HEADINGS = [
    "Mã hộ", "STT", "Quan hệ với chủ hộ", "Ngày sinh", "Năm sinh", "Giới tính", "Trình độ học vấn cao nhất",
    "Cấp đang học", "Có BHYT", "Ốm đau không khám chữa bệnh", "Việc làm", "Có hợp đồng lao động",
    "Được đào tạo nghề tại chỗ", "Hưởng trợ cấp xã hội hằng tháng", "Người khuyết tật", "Suy dinh dưỡng",
    "Có thuê bao điện thoại", "Sử dụng internet",
]  # fmt: skip

random = Random(20201120).random
"""The only source of chance: its numbers are the same in every Python."""


def happens(percent: float) -> bool:
    """Whether something comes about that does so in ``percent`` cases of a hundred."""
    return random() * 100 < percent


def between(low: int, high: int) -> int:
    """A whole number of the range, both ends among them."""
    return low + int(random() * (high - low + 1))


def one_of(choices: list[str]) -> str:
    """One of the choices; what stands in the list more often comes more often."""
    return choices[between(0, len(choices) - 1)]


def yes(holds: bool) -> str:
    """The answer of the form."""
    return "có" if holds else "không"


def asked(answer: str, missing: float = 0.4) -> str:
    """An answer that is missing a few times in a thousand, or as often as said (in per cent)."""
    return one_of(["", "", "không rõ"]) if happens(missing) else answer


def dotted(amount: int) -> str:
    """An amount as it is written in Việt Nam."""
    return f"{amount:,}".replace(",", ".")


def income_per_head(rank: int) -> int:
    """Income in đồng a head and month, in steps of 10,000."""
    for (low, least), (high, most) in pairwise(INCOME_OF_RANK):
        if rank <= high:
            return (least + (most - least) * (rank - low) // (high - low)) // 10_000 * 10_000
    raise AssertionError(rank)


def form_points(per_head: int) -> int:
    """B1 in a rural area: 120 points at 700,000 đồng a head, 150 at 1,000,000, five for each step of 50,000."""
    return 120 - (700_000 - per_head) // 50_000 * 5


def persons() -> list[tuple[str, int, str]]:
    """Each person of a household: what to the head, age, sex."""
    head, sex = between(25, 70), "nam" if happens(82) else "nữ"
    found = [("chủ hộ", head, sex)]
    if happens(88 if sex == "nam" else 25):
        found.append(("vợ/chồng", max(head + between(-6, 3), 20), "nữ" if sex == "nam" else "nam"))
    child = min(head - between(20, 25), 26)
    for _ in range(between(0, 3)):
        if child >= 0:
            found.append(("con", child, one_of(["nam", "nữ"])))
        child -= between(2, 6)
    if head < 50 and happens(30):
        found.append(("bố/mẹ", head + between(20, 27), one_of(["nam", "nữ", "nữ"])))
    if head > 52 and happens(75):
        found += [("con dâu/rể", between(20, 32), "nữ"), ("cháu", between(0, 9), one_of(["nam", "nữ"]))]
    return found


def schooling(age: int, luck: float) -> tuple[str, str]:
    """Highest level completed, and level now attended. ``luck`` is 0 for the poorest and 1 for the richest."""
    if age < 3:
        return "chưa tốt nghiệp cấp nào", "không đi học"
    if age < 18 and not happens((5 if age < 15 else 24) * (1.2 - luck)):
        steps = ((6, "mầm non"), (12, "tiểu học"), (16, "THCS"), (18, "THPT"))
        done = "chưa tốt nghiệp cấp nào" if age < 12 else "tiểu học" if age < 16 else "THCS"
        return done, next(level for end, level in steps if age < end)
    if age < 18:
        return ("tiểu học" if age > 12 else "chưa tốt nghiệp cấp nào"), "không đi học"
    if age < 22 and happens(14 * luck):
        return "THPT", "cao đẳng, đại học"
    at_least_lower_secondary = (97 if age < 35 else 62 if age < 60 else 22) - 12 * (1 - luck)
    if not happens(at_least_lower_secondary):
        return ("tiểu học" if happens(65) else "chưa tốt nghiệp cấp nào"), "không đi học"
    levels = ["THCS"] * (9 if age >= 31 else 4) + ["THPT"] * 5 + ["sơ cấp nghề", "trung cấp"]
    return one_of([*levels, "cao đẳng", "đại học trở lên"] if luck > 0.6 else levels), "không đi học"


def work(age: int, attending: str, luck: float) -> tuple[str, str]:
    """Employment and, for wage workers, whether there is a contract."""
    if attending not in ("không đi học", "mầm non"):
        return "đang đi học", ""
    if age < 15:
        return "không làm việc, không tìm việc", ""
    if age > 65:
        return ("nghỉ hưu, già yếu" if happens(80) else "tự làm"), ""
    if happens(2.5):
        return one_of(["không có việc làm, đang tìm việc", "không có khả năng lao động"]), ""
    if age < 50 and happens(8 + 14 * luck):
        return "làm công ăn lương", yes(happens(35 + 60 * luck))
    return "tự làm", ""


def member_row(code: str, number: int, person: tuple[str, int, str], luck: float, connected: bool) -> list[str]:
    """One person's row; ``connected`` says whether anybody of the household has telephone or internet."""
    kin, age, sex = person
    born = REVIEW - timedelta(days=age * 1461 // 4 + between(2, 362))
    year_only = happens(22 if age > 55 else 3)
    education, attending = schooling(age, luck)
    employment, contract = work(age, attending, luck)
    disabled = happens(1 + age / 25)
    return [
        code, str(number), kin, "" if year_only else f"{born:%d/%m/%Y}", str(born.year) if year_only else "", sex,
        asked(education), attending, asked(yes(not happens(7.5 - 5 * luck) or age < 6)), yes(happens(1.3 - luck)),
        employment, contract, yes(happens(4 * luck)) if age >= 16 else "",
        yes((disabled and happens(60)) or age >= 80), yes(disabled),
        yes(happens(9 - 6 * luck)) if age < 16 else "",
        asked(yes(connected and 15 <= age < 75)), asked(yes(connected and 12 <= age < 60 and happens(35 + 55 * luck))),
    ]  # fmt: skip


def home(luck: float, size: int) -> list[str]:
    """Housing, water, toilet, devices and loudspeaker, better the richer."""
    grade = one_of(
        ["kiên cố"] * round(1 + 7 * luck) + ["bán kiên cố"] * 5 + ["thiếu kiên cố"] * round(2.4 - 2.2 * luck)
    )
    if happens(5 - 5 * luck):
        grade = "đơn sơ"
    sturdy = {"kiên cố": (1, 1, 1), "bán kiên cố": (1, 1, happens(55)), "thiếu kiên cố": (0, happens(40), 0)}
    area = size * between(5, round(11 + 14 * luck)) + between(4, 16)
    springs = ["nước khe, mó được bảo vệ"] * 5 + ["nước máy"] * 2 + ["giếng đào được bảo vệ", "giếng khoan", "nước mưa"]
    water = "nguồn nước không được bảo vệ" if happens(28 - 26 * luck) else one_of(springs)
    latrines = ["hai ngăn, ủ phân", "hai ngăn, ủ phân", "hai ngăn, ủ phân", "thấm dội nước (suilabh)"]
    toilet = one_of(["tự hoại, bán tự hoại"] * round(1 + 6 * luck) + latrines)
    if happens(52 - 50 * luck):
        toilet = one_of(["không hợp vệ sinh"] * 4 + ["hố xí đào có bệ ngồi"] * 2 + ["không có"])
    chances = {"tivi": 62 + 36 * luck, "radio": 6, "máy tính xách tay": 14 * luck, "máy tính bảng": 5 * luck,
               "điện thoại thông minh": 30 + 62 * luck, "điện thoại": 60}  # fmt: skip
    devices = [device for device, percent in chances.items() if happens(percent)]
    return [
        asked(grade), *(yes(bool(part)) for part in sturdy.get(grade, (0, 0, 0))),
        asked(str(area) if happens(80) else f"{area},5"), asked(water), asked(toilet),
        asked("; ".join(devices) or "không có"), asked(yes(happens(70))),
    ]  # fmt: skip


def household(number: int, rank: int, village: str, ethnicity: str) -> tuple[list[str], list[list[str]]]:
    """One household's row and the rows of its members; ``rank`` is its place among a thousand by income."""
    code = f"VD-{number:04}"
    luck = min(max(rank / 1000 + (random() - 0.5) / 2, 0.0), 1.0)
    people = persons()
    size, per_head = len(people) + happens(1), income_per_head(rank)
    points = str(form_points(per_head) + FORM_DISAGREES.get(number, 0))
    form = number in FORM_DISAGREES or happens(14)
    income = "" if form and number not in FORM_DISAGREES and happens(45) else dotted(per_head * size)
    row = [
        code, COMMUNE, village, ethnicity, people[0][2], "Nông thôn", "Bắc Trung Bộ và duyên hải miền Trung", str(size),
        income if form else asked(income, missing=1.2), points if form else "",
        *home(luck, size), yes(happens(92 - 20 * luck)),
    ]  # fmt: skip
    if happens(0.8):
        return row, []  # the list of members was lost
    connected = happens(78 + 22 * luck)
    return row, [member_row(code, i, person, luck, connected) for i, person in enumerate(people, start=1)]


def main(folder: Path) -> None:
    """Write the two tables into a folder."""
    homes = [(village, one_of(peoples)) for village, households, peoples in VILLAGES for _ in range(households)]
    made = [
        household(number, number * 617 % len(homes) * 1000 // len(homes), village, ethnicity)
        for number, (village, ethnicity) in enumerate(homes, start=1)
    ]
    write(folder / "households.csv", HOUSEHOLD_HEADINGS, [row for row, _ in made])
    write(folder / "members.csv", MEMBER_HEADINGS, [row for _, rows in made for row in rows])


def write(path: Path, headings: list[str], rows: list[list[str]]) -> None:
    """Write one table."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # with a byte order mark, as spreadsheets like it
        csv.writer(file, lineterminator="\n").writerows([headings, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
