"""A check as plain data: what `json.dumps` writes, its layout numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chuan_ngheo.verification.checking.remark import Remark
from chuan_ngheo.verification.comparison.plain_data import standard_data, text_data
from chuan_ngheo.verification.household_data import household_data

if TYPE_CHECKING:
    from chuan_ngheo.verification.checking.checked import Check

FORMAT = 1


def check_data(check: Check) -> dict[str, Any]:
    """``remarks`` with the faults first."""
    return {
        "format": FORMAT,
        "kind": "check",
        "standard": standard_data(check.standard),
        "is_sound": check.is_sound,
        "cells": check.cells,
        "proved": [text_data(each) for each in check.proved],
        "remarks": [_remark(each) for each in check.remarks],
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "kind": str(remark.kind),
        "gravity": str(remark.gravity),
        "where": remark.where,
        "beside": list(remark.beside),
        "message": text_data(remark.message),
        "household": None if remark.household is None else household_data(remark.household),
        "example": None if remark.example is None else text_data(remark.example),
        "on": None if remark.on is None else remark.on.isoformat(),
    }
