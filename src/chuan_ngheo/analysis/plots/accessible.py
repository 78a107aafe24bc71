"""SVG that stands in a page beside others: one name, one description, ids of its own, text that stays text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from xml.dom import minidom

from chuan_ngheo.language import Language


def accessible(svg: str, name: str, description: str, language: Language) -> str:
    """The drawing as one image with a name and a description for those who do not see it.

    Ids begin with a mark made of the content, so that two drawings in one page share none.
    """
    root = minidom.parseString(svg).documentElement  # noqa: S318 - what the converter has just drawn
    assert root is not None
    elements = [root, *root.getElementsByTagName("*")]
    drawn = [element.getAttribute("id") for element in elements if element.hasAttribute("id")]
    for element in elements:
        for attribute in _PARTS_OF_AN_IMAGE:
            if element.hasAttribute(attribute):
                element.removeAttribute(attribute)
        _renamed(element, {own: f"{place}" for place, own in enumerate(drawn)})
    mark = "p" + hashlib.sha256(f"{name}\n{root.toxml()}".encode()).hexdigest()[:12]
    for element in elements:
        _renamed(element, {f"{place}": f"{mark}-{place}" for place in range(len(drawn))})
    root.setAttribute("role", "img")
    root.setAttribute("aria-labelledby", f"{mark}-name")
    root.setAttribute("aria-describedby", f"{mark}-description")
    root.setAttribute("xml:lang", language)
    root.setAttribute("lang", language)
    root.setAttribute("style", "max-width:100%;height:auto")
    document = root.ownerDocument
    assert document is not None
    for tag, own_id, text in (("desc", "description", description), ("title", "name", name)):
        child = document.createElement(tag)
        child.setAttribute("id", f"{mark}-{own_id}")
        child.appendChild(document.createTextNode(text))
        root.insertBefore(child, root.firstChild)
    return root.toxml()


def _renamed(element: minidom.Element, names: Mapping[str, str]) -> None:
    """Give the element, and what it refers to, the new ids: the converter numbers them on from picture to picture."""
    for attribute, value in element.attributes.items():
        if attribute == "id":
            element.setAttribute(attribute, names[value])
        elif found := _REFERENCE.fullmatch(value):
            element.setAttribute(attribute, f"url(#{names[found[1]]})")


_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_PARTS_OF_AN_IMAGE = ("role", "aria-roledescription", "aria-label", "aria-hidden")
