"""Ctrl-C: heard even where native code loses it, and not again while things are put in order."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from attrs import define


@define
class Interruption:
    """Whether Ctrl-C has been pressed."""

    pressed: bool = False

    def check(self) -> None:
        """Raise `KeyboardInterrupt` where it has been pressed, and was lost in code that goes on all the same."""
        if self.pressed:
            raise KeyboardInterrupt

    def press(self, *_: object) -> None:
        """Raise `KeyboardInterrupt`, but not while one is dealt with: half-written files are being removed."""
        self.pressed = True
        if not isinstance(sys.exc_info()[1], KeyboardInterrupt):
            raise KeyboardInterrupt

    def lost(self, usual: Callable[[sys.UnraisableHookArgs], object]) -> Callable[[sys.UnraisableHookArgs], None]:
        """A hook that says nothing of an interruption that native code could not pass on."""

        def hook(lost: sys.UnraisableHookArgs) -> None:
            if not isinstance(lost.exc_value, KeyboardInterrupt):
                usual(lost)

        return hook


@contextmanager
def interruptible() -> Iterator[Interruption]:
    """Mind Ctrl-C as `Interruption` does; where somebody else minds it, or in another thread, nothing changes."""
    interruption, usual = Interruption(), signal.default_int_handler
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is not usual:
        yield interruption
        return
    signal.signal(signal.SIGINT, interruption.press)
    unraisable, sys.unraisablehook = sys.unraisablehook, interruption.lost(sys.unraisablehook)
    try:
        yield interruption
    except Exception:
        interruption.check()  # native code that was interrupted may end in an error of its own
        raise
    finally:
        sys.unraisablehook = unraisable
        signal.signal(signal.SIGINT, usual)
