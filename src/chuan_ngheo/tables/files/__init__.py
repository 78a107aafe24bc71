"""File in, file out, of any size: CSV, Parquet and Excel, read some rows at a time, no row lost.

`classified_files.classify_files` is what ``chuan-ngheo classify`` runs. It needs the extra ``tables``, and for
workbooks the extra ``excel``.
"""

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Text

try:
    import narwhals  # noqa: F401 - only to see that it is there
    import polars  # noqa: F401 - likewise
except ImportError as _missing:
    raise MissingExtra(
        [
            Problem(
                "",
                Text(
                    "xếp loại cả tệp cần thêm gói: pip install 'chuan-ngheo[tables]'",
                    "to classify files needs an extra: pip install 'chuan-ngheo[tables]'",
                ),
            )
        ]
    ) from _missing
