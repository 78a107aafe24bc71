"""``python -m chuan_ngheo.cli``: the same command where its script is not on the path."""

import sys

from chuan_ngheo.cli import main

sys.exit(main())
