"""Why a file cannot be opened or written, in words."""

from __future__ import annotations

import errno

from chuan_ngheo.language import Text

_NOT_PERMITTED = Text(
    "không được phép; tệp có đang mở trong chương trình khác không?",
    "not permitted; is the file open in another program?",
)
_WHY = {
    errno.ENOENT: Text("không có tệp này", "no such file"),
    errno.EISDIR: Text("đây là một thư mục", "it is a folder"),
    errno.ENOSPC: Text("hết chỗ trên đĩa", "no space left on the disk"),
    errno.EACCES: _NOT_PERMITTED,
    errno.EPERM: _NOT_PERMITTED,
}


def why(error: OSError) -> Text:
    """What stands in the way; in the words of the system where it is none of the usual things.

    >>> why(FileNotFoundError(2, "No such file or directory")).vi
    'không có tệp này'
    """
    words = str(error.strerror)
    return _WHY.get(error.errno or 0, Text(words, words))


def cannot_open(error: OSError) -> Text:
    """The message for a file that is to be read."""
    return Text("không mở được tệp ({why})", "the file cannot be opened ({why})").format(why=why(error))
