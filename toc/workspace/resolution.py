"""`toc render --dpi` and `--scale`: how many pixels a PNG gets."""

import re

from toc.core.errors import UsageError
from toc.core.messages import Fraction
from toc.pictures.export import MOST_PIXELS, UNITS_PER_INCH, TooLargeError

_LEAST_DPI, _MOST_DPI = 24, 1200
_LEAST_SCALE, _MOST_SCALE = 0.25, 12.5


def dpi_of(dpi: str | None, scale: str | None) -> float | None:
    """The dots to the inch that were asked for; None where nobody asked. Raises UsageError for what does not fit."""
    if dpi is not None and scale is not None:
        raise UsageError("dpi-does-not-go-with")
    if dpi is not None:
        return _dpi(dpi)
    return None if scale is None else _scale(scale) * UNITS_PER_INCH


def _dpi(written: str) -> int:
    if re.fullmatch(r"\d{1,6}", written, re.ASCII) and _LEAST_DPI <= int(written) <= _MOST_DPI:
        return int(written)
    raise UsageError("does-not-fit-dpi-give", written=written, least_dpi=_LEAST_DPI, most_dpi=_MOST_DPI)


def _scale(written: str) -> float:
    if re.fullmatch(r"\d{1,6}([.,]\d{1,6})?", written, re.ASCII):
        number = float(written.replace(",", "."))
        if _LEAST_SCALE <= number <= _MOST_SCALE:
            return number
    raise UsageError(
        "does-not-fit-scale-give",
        written=written,
        least_scale=Fraction(f"{_LEAST_SCALE:g}"),
        most_scale=Fraction(f"{_MOST_SCALE:g}"),
    )


def too_large(target: str, error: TooLargeError, *, scaled: bool) -> UsageError:
    """What is said of a picture with more pixels than this computer should have to carry."""
    most = MOST_PIXELS // 1_000_000
    if scaled:
        option, fits = "--scale", Fraction(f"{int(error.fits / UNITS_PER_INCH * 10) / 10:g}")
    else:
        option, fits = "--dpi", Fraction(f"{int(error.fits)}")
    return UsageError(
        "would-be-by-pixels-and",
        target=target,
        wide=error.wide,
        high=error.high,
        most=most,
        option=option,
        fits=fits,
    )
