"""The survey's code lists: what an answer may be, in the order of the form."""

from __future__ import annotations

from chuan_ngheo.language import CodeList


class Area(CodeList):
    """Where the household lives. `RURAL_MOUNTAIN` is rural unless a standard names it."""

    URBAN = "urban", "thành thị", "urban"
    RURAL = "rural", "nông thôn", "rural"
    RURAL_MOUNTAIN = "rural_mountain", "nông thôn miền núi, hải đảo", "rural mountain or island"


class Region(CodeList):
    """The six socio-economic regions."""

    NORTHERN_MOUNTAINS = "northern_mountains", "Trung du và miền núi phía Bắc", "Northern midlands and mountains"
    RED_RIVER_DELTA = "red_river_delta", "Đồng bằng sông Hồng", "Red River Delta"
    CENTRAL_COAST = "central_coast", "Bắc Trung Bộ và duyên hải miền Trung", "North Central and Central Coast"
    CENTRAL_HIGHLANDS = "central_highlands", "Tây Nguyên", "Central Highlands"
    SOUTHEAST = "southeast", "Đông Nam Bộ", "Southeast"
    MEKONG_DELTA = "mekong_delta", "Đồng bằng sông Cửu Long", "Mekong River Delta"


class Residence(CodeList):
    """How the household is registered where it lives."""

    PERMANENT = "permanent", "thường trú", "permanent"
    TEMPORARY = "temporary", "tạm trú", "temporary"


class HousingGrade(CodeList):
    PERMANENT = "permanent", "kiên cố", "permanent"
    SEMI_PERMANENT = "semi_permanent", "bán kiên cố", "semi-permanent"
    UNSTURDY = "unsturdy", "thiếu kiên cố", "unsturdy"
    SIMPLE = "simple", "đơn sơ", "simple"


class WaterSource(CodeList):
    PIPED = "piped", "nước máy", "piped water"
    BOREHOLE = "borehole", "giếng khoan", "borehole"
    PROTECTED_WELL = "protected_well", "giếng đào được bảo vệ", "protected dug well"
    PROTECTED_SPRING = "protected_spring", "nước khe, mó được bảo vệ", "protected spring"
    RAIN = "rain", "nước mưa", "rain water"
    BOTTLED = "bottled", "nước đóng chai, bình", "bottled water"
    UNPROTECTED = "unprotected", "nguồn nước không được bảo vệ", "unprotected source"


class Toilet(CodeList):
    SEPTIC = "septic", "tự hoại, bán tự hoại", "septic tank"
    POUR_FLUSH = "pour_flush", "thấm dội nước (suilabh)", "pour-flush latrine"
    VIP = "vip", "cải tiến có ống thông hơi (VIP)", "ventilated improved pit"
    DOUBLE_VAULT = "double_vault", "hai ngăn, ủ phân", "double-vault composting latrine"
    DUG_WITH_SEAT = "dug_with_seat", "hố xí đào có bệ ngồi", "dug latrine with a seat"
    UNHYGIENIC = "unhygienic", "không hợp vệ sinh", "unhygienic latrine"
    NONE = "none", "không có", "none"


class Device(CodeList):
    TELEVISION = "television", "tivi", "television"
    RADIO = "radio", "radio", "radio"
    DESKTOP = "desktop", "máy tính để bàn", "desktop computer"
    LAPTOP = "laptop", "máy tính xách tay", "laptop"
    TABLET = "tablet", "máy tính bảng", "tablet"
    SMARTPHONE = "smartphone", "điện thoại thông minh", "smartphone"
    PHONE = "phone", "điện thoại", "telephone"


class Sex(CodeList):
    FEMALE = "female", "nữ", "female"
    MALE = "male", "nam", "male"


class Education(CodeList):
    """Highest level completed.

    The general ladder is none < primary < lower secondary < upper secondary < college < university.
    A vocational diploma says little about the general level under it: `ladder` gives the lowest and
    the highest general level that a holder may have, and a comparison that falls between is unknown.
    """

    NONE = "none", "chưa tốt nghiệp cấp nào", "no level completed"
    PRIMARY = "primary", "tiểu học", "primary"
    LOWER_SECONDARY = "lower_secondary", "trung học cơ sở (THCS)", "lower secondary"
    UPPER_SECONDARY = "upper_secondary", "trung học phổ thông (THPT)", "upper secondary"
    ELEMENTARY_VOCATIONAL = "elementary_vocational", "sơ cấp nghề", "elementary vocational"
    INTERMEDIATE_VOCATIONAL = "intermediate_vocational", "trung cấp", "intermediate vocational"
    COLLEGE = "college", "cao đẳng", "college"
    UNIVERSITY = "university", "đại học trở lên", "university"

    @property
    def ladder(self) -> tuple[int, int]:
        """Lowest and highest rung of the general ladder (0 = none … 5 = university)."""
        return _LADDER[self]


_LADDER = {
    Education.NONE: (0, 0),
    Education.PRIMARY: (1, 1),
    Education.LOWER_SECONDARY: (2, 2),
    Education.UPPER_SECONDARY: (3, 3),
    Education.ELEMENTARY_VOCATIONAL: (0, 3),
    Education.INTERMEDIATE_VOCATIONAL: (2, 3),
    Education.COLLEGE: (4, 4),
    Education.UNIVERSITY: (5, 5),
}


class Attending(CodeList):
    """The level that a member attends now."""

    NONE = "none", "không đi học", "none"
    PRESCHOOL = "preschool", "mầm non", "preschool"
    PRIMARY = "primary", "tiểu học", "primary school"
    LOWER_SECONDARY = "lower_secondary", "trung học cơ sở (THCS)", "lower secondary school"
    UPPER_SECONDARY = "upper_secondary", "trung học phổ thông (THPT)", "upper secondary school"
    VOCATIONAL = "vocational", "học nghề", "vocational training"
    HIGHER = "higher", "cao đẳng, đại học", "college or university"


class Employment(CodeList):
    WAGE = "wage", "làm công ăn lương", "wage worker"
    OWN_ACCOUNT = "own_account", "tự làm", "own-account worker"
    SEEKING = "seeking", "không có việc làm, đang tìm việc", "without work, seeking"
    NOT_SEEKING = "not_seeking", "không làm việc, không tìm việc", "without work, not seeking"
    UNABLE = "unable", "không có khả năng lao động", "unable to work"
    STUDENT = "student", "đang đi học", "student"
    RETIRED = "retired", "nghỉ hưu, già yếu", "retired"
