"""A fragment as a browser would read it: every element closed in order, and its words."""

from html.parser import HTMLParser


class Parsed(HTMLParser):
    """``words`` are the texts outside of styles; ``tags`` the elements that there are; ``cells`` those of tables."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.cells: list[str] = []
        self.styles: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.styles.append(data)
        elif "svg" not in self.open:
            self.words.append(data)
            if {"td", "th"} & set(self.open):
                self.cells[-1] += data
