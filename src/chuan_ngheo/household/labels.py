"""Labels that registers usually have, in words; a household may have any others."""

from __future__ import annotations

from collections.abc import Mapping

from chuan_ngheo.language import Text

USUAL_LABELS: Mapping[str, Text] = {
    "province": Text("Tỉnh, thành phố", "Province"),
    "district": Text("Huyện", "District"),
    "commune": Text("Xã, phường", "Commune"),
    "village": Text("Thôn, bản", "Village"),
    "area": Text("Khu vực", "Area"),
    "region": Text("Vùng", "Region"),
    "ethnicity": Text("Dân tộc", "Ethnicity"),
    "head_sex": Text("Giới tính chủ hộ", "Sex of the head"),
    "policy_group": Text("Nhóm đối tượng", "Group"),
    "cause": Text("Nguyên nhân", "Cause"),
}
