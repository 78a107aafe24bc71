"""Hypothesis: the same examples at every run where CI is set, new ones – and more – at every run elsewhere.

`pytest --hypothesis-profile=thorough` looks for longer; `brief` looks at few examples, always the same ones.
"""

import os

from hypothesis import settings

CI = bool(os.environ.get("CI"))
settings.register_profile("usual", max_examples=15 if CI else 40, deadline=None, print_blob=True, derandomize=CI)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=10_000, derandomize=False)
settings.register_profile("brief", settings.get_profile("usual"), max_examples=5, derandomize=True)
settings.load_profile("usual")
