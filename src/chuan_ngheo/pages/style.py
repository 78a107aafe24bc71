"""The one style of everything that is shown as HTML, on whatever ground it stands.

Nothing here knows whether the ground is light or dark: ink is that of the place it stands in — the theme of the
notebook, which may be another than that of the system —, faint ink and tinted ground let the place shine through, and
coloured ink is mixed with its ink. Only a whole page has a ground of its own.
"""

from __future__ import annotations

CLASS = "chuan-ngheo"
"""Nothing outside an element of this class is styled, so that a notebook keeps its own looks."""

_PARTS = """
& { --line: rgb(128 128 128 / .35); --band: rgb(128 128 128 / .1);
  --faint: color-mix(in srgb, currentcolor 72%, transparent);
  --worse: color-mix(in srgb, #d5301f 68%, currentcolor); --better: color-mix(in srgb, #12a152 68%, currentcolor);
  --open: color-mix(in srgb, #c98a00 72%, currentcolor); --class_only: color-mix(in srgb, #2f7de0 68%, currentcolor);
  --worse-ground: rgb(213 48 31 / .16); --better-ground: rgb(18 161 82 / .16);
  --open-ground: rgb(222 160 20 / .2); --class_only-ground: rgb(47 125 224 / .16);
  color: var(--jp-content-font-color1, var(--vscode-editor-foreground, inherit)); line-height: 1.45;
  font-family: var(--jp-ui-font-family, var(--vscode-font-family, system-ui, "Segoe UI", Roboto, "Noto Sans",
  sans-serif)); max-width: 72rem; }
& h1, & h2, & h3, & h4, & h5 { color: inherit; font-weight: 600; line-height: 1.3; font-family: inherit; }
& h1 { font-size: 1.6em; margin: 0 0 .5rem; }
& h2, & h4 { font-size: 1.15em; margin: 1.6em 0 .3em; }
& h3, & h5 { font-size: 1em; margin: 1em 0 .25em; font-style: normal; }
& h3.title { font-size: 1.3em; margin: 0 0 .4em; }
& h2.worse, & h2.better, & h2.open, & h2.class_only, & h4.worse, & h4.better, & h4.open, & h4.class_only {
  padding-left: .6rem; border-left: .3rem solid var(--line); }
& .worse:is(h2, h4) { border-color: var(--worse); } & .better:is(h2, h4) { border-color: var(--better); }
& .open:is(h2, h4) { border-color: var(--open); } & .class_only:is(h2, h4) { border-color: var(--class_only); }
& p { margin: .4em 0; }
& ul { margin: .4em 0; padding-left: 1.4em; list-style: disc; }
& ul.standards { list-style: none; padding: 0; margin: 0 0 1rem; color: var(--faint); }
& .faint, & .note { color: var(--faint); }
& .warning { color: var(--open); }
& .wide { overflow-x: auto; }
& table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: inherit; color: inherit;
  table-layout: auto; margin: 0; display: table; border: 0; }
& caption { text-align: left; padding: .5rem 0; font-size: inherit; color: inherit; caption-side: top; }
& tr:nth-child(n), & tbody tr:nth-child(n):hover { background: none; }
& th, & td { padding: .3rem .7rem; border: 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; max-width: none; white-space: normal; line-height: inherit; background: none; color: inherit; }
& th { font-weight: 600; }
& .matrix td, & .matrix thead th, & .counts td { text-align: right; }
& .matrix thead th, & .counts thead th { vertical-align: bottom; }
& .counts thead th + th { text-align: right; }
& .counts td.words, & .counts thead th.words { text-align: left; }
& .counts tbody th, & .facts th { font-weight: 400; }
& .counts tr.strong th, & .counts tr.strong td { font-weight: 600; }
& .counts tbody th { white-space: pre-wrap; } & .counts td { white-space: nowrap; }
& .matrix td.worse { background: var(--worse-ground); } & .matrix td.better { background: var(--better-ground); }
& .matrix td.open { background: var(--open-ground); } & .matrix td.class_only { background: var(--class_only-ground); }
& .boxes { width: 100%; table-layout: fixed; min-width: 44rem; }
& .boxes th:nth-child(1) { width: 12%; } & .boxes th:nth-child(2) { width: 25%; }
& .boxes th:nth-child(3) { width: 26%; } & .boxes td:last-child, & .shown td:last-child { color: var(--faint); }
& .shown { width: 100%; } & .shown th:first-child { width: 20%; }
& .id { white-space: nowrap; }
& .verdict { font-weight: 600; font-size: 1.2em; margin: 0 0 .5rem; }
& .verdict.worse { color: var(--worse); } & .verdict.better { color: var(--better); }
& .said { list-style: none; margin: 0; padding: 0 0 0 .2em; }
& .said li { display: flex; margin: .15em 0; }
& .said .mark { flex: 0 0 1.5em; font-weight: bold; }
& .mark.worse { color: var(--worse); } & .mark.better { color: var(--better); } & .mark.open { color: var(--open); }
& .mark.class_only { color: var(--class_only); }
& .cited { color: var(--faint); font-size: 85%; }
& .beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 0 2rem;
  align-items: start; }
& .beside > div { margin: .6em 0; }
& .beside h2, & .beside h4 { margin-top: .4em; }
& .facts { width: 100%; } & .facts th { width: 45%; padding-left: 0; } & .facts td { font-weight: 600; }
& .facts .unknown td { font-weight: 400; }
& tr.unknown th, & td.unknown { color: var(--open); } & tr.unknown td, & p.unknown { color: var(--faint); }
& figure { margin: 1.5rem 0; }
& figure > div { background: #fff; border: 1px solid var(--line); border-radius: .4rem; padding: .6rem;
  overflow-x: auto; width: fit-content; max-width: 100%; box-sizing: border-box; }
& figure svg { display: block; min-width: 32rem; }
@media (max-width: 44rem) { & th, & td { padding: .3rem .4rem; }
  & .boxes { min-width: 0; } & .boxes thead { display: none; }
  & .boxes tr, & .boxes td { display: block; border: 0; padding: 0; }
  & .boxes tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } }
@media print { & .wide { overflow: visible; } & :is(h2, h3, h4, h5) { break-after: avoid; }
  & tr, & figure { break-inside: avoid; } }
"""


def within(rules: str, kind: str = "") -> str:
    """Rules whose ``&`` is an element of this class: twice, so that they come before what a notebook says of any table.

    >>> within("& td { color: red }", ".report")
    '.chuan-ngheo.chuan-ngheo.report td { color: red }'
    """
    return rules.replace("&", f".{CLASS}.{CLASS}{kind}")


PARTS = within(_PARTS)

PAGE = """
:root { color-scheme: light dark; --ground: #fff; --ink: #1c2024; }
@media (prefers-color-scheme: dark) { :root { --ground: #16191d; --ink: #e4e7ea; } }
body { margin: 0 auto; padding: 1.5rem; background: var(--ground); color: var(--ink); }
@media (max-width: 44rem) { body { padding: 1rem; } }
"""
"""What a page of its own has besides: its ground and its ink, light or dark as the reader's system is."""
