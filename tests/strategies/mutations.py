"""Files that people, programs and attackers have spoilt: texts that are right, with a few things done to them."""

from collections.abc import Sequence

from hypothesis import strategies as st

ODD = [
    *("\0", "\x1b[2J", "\x07", "\x85", "\u2028", "\ufeff", "\u202e", "\u00a0", "\ud800", "e\u0323\u0302", "\U0001f600"),
    *("\r", "\r\n", "\n\n", "\t", '"', '""', "'", ",", ";", "|", "=cmd|' /C calc'!A0", "@x", "+1", "-1", "'"),
    *("{", "[", "- ", ": ", "? ", "&a ", "*a", "!x ", "<<: ", "# ", "| ", "> ", "%", "`", "~", "null", "no", "010"),
    *(
        "9" * 40,
        "9" * 5000,
        "1e999",
        "-0",
        "0x1f",
        "1_000",
        "2016-02-30",
        "9999-12-31",
        "[" * 60,
        "(" * 60,
        "x" * 3_000,
    ),
]
"""What is put into a text: letters that are none, marks of the formats, words of two readings, much of something."""


@st.composite
def mutated(draw: st.DrawFn, texts: Sequence[str], *, most: int = 4) -> str:
    """One of the texts, with up to ``most`` things done: parts left out, doubled, swapped, or odd ones put in."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(0, most))):
        places = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 3)))
        first, second, third = places[0], min(places[1], places[0] + 200), min(places[2], places[1] + 200)
        second, third = max(first, second), max(first, second, third)
        before, one, two, after = text[:first], text[first:second], text[second:third], text[third:]
        done = draw(st.sampled_from(["leave out", "double", "swap", "put in", "lines"]))
        if done == "leave out":
            text = before + two + after
        elif done == "double":
            text = before + one + one + two + after
        elif done == "swap":
            text = before + two + one + after
        elif done == "put in":
            text = before + draw(st.sampled_from(ODD) | st.text(max_size=4)) + one + two + after
        else:
            lines = text.split("\n")
            taken = draw(st.integers(0, len(lines) - 1))
            text = "\n".join([*lines[:taken], *lines[taken + 1 :], *draw(st.sampled_from([[], [lines[taken]] * 2]))])
    return text


def as_bytes(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Texts as the bytes of a file, in the usual encodings and in some that are not said."""
    encodings = ["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "latin-1"]

    def encoded(text: str, encoding: str) -> bytes:
        return text.encode(encoding, errors="surrogatepass" if encoding.startswith("utf") else "replace")

    return st.builds(encoded, texts, st.sampled_from(encodings))
