"""Tesseract's library and its language data, which Debian keeps in packages of their own."""

import os
from functools import cache
from pathlib import Path
from typing import Any

_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)
# What the six languages need here, beside the engine that carries Latin and Han itself.
NEEDED = ("osd", "eng", "rus", "ara", "Arabic")
# Data for a whole script is packed under another name than data for a language.
_SCRIPTS = {"Arabic": "script-arab"}


@cache
def folder() -> str:
    """Return where the language data lies; the usual place where there is none."""
    return next((path for path in _FOLDERS if any(Path(path).glob("*.traineddata"))), _FOLDERS[0])


@cache
def installed() -> frozenset[str]:
    """Return the language codes that are installed."""
    return frozenset(path.stem for path in Path(folder()).glob("*.traineddata"))


def package(language: str) -> str:
    """Return the Debian package that brings a language."""
    return f"tesseract-ocr-{_SCRIPTS.get(language, language).replace('_', '-')}"


def library() -> Any:
    """Return tesserocr, one thread a page: four threads take four times the processor for the same time."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    return tesserocr
