"""Sphinx: pages in Markdown, reference from docstrings, nothing fetched from the network."""

from importlib import metadata

project = "chuan_ngheo"
author = "The chuan_ngheo authors"
copyright = "2026, The chuan_ngheo authors"
release = metadata.version("chuan-ngheo")
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist", "tasklist"]
myst_heading_anchors = 3

default_role = "py:obj"
add_module_names = False
autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource", "show-inheritance": True}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 100

html_theme = "furo"
html_title = f"chuan_ngheo {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
