"""Where Debian's packages fonts-liberation, fonts-dejavu-core, fonts-hosny-amiri and fonts-noto-cjk put their files."""

from pathlib import Path
from typing import Literal

Family = Literal["serif", "sans", "arabic", "arabic-sans", "chinese", "chinese-sans"]

_ROOT = Path("/usr/share/fonts")
_FILES = {
    ("serif", False): "truetype/liberation/LiberationSerif-Regular.ttf",
    ("serif", True): "truetype/liberation/LiberationSerif-Bold.ttf",
    ("sans", False): "truetype/liberation/LiberationSans-Regular.ttf",
    ("sans", True): "truetype/liberation/LiberationSans-Bold.ttf",
    ("arabic", False): "opentype/fonts-hosny-amiri/Amiri-Regular.ttf",
    ("arabic", True): "opentype/fonts-hosny-amiri/Amiri-Bold.ttf",
    ("arabic-sans", False): "truetype/dejavu/DejaVuSans.ttf",
    ("arabic-sans", True): "truetype/dejavu/DejaVuSans-Bold.ttf",
    ("chinese", False): "opentype/noto/NotoSerifCJK-Regular.ttc",
    ("chinese", True): "opentype/noto/NotoSerifCJK-Bold.ttc",
    ("chinese-sans", False): "opentype/noto/NotoSansCJK-Regular.ttc",
    ("chinese-sans", True): "opentype/noto/NotoSansCJK-Bold.ttc",
}
# The simplified Chinese face in the collections.
_CHINESE_FACE = 2


def path(family: str, *, bold: bool = False) -> str:
    """The file of a face. Raises FileNotFoundError naming it."""
    found = _ROOT / _FILES[family, bold]
    if not found.exists():
        raise FileNotFoundError(
            f"{found} is missing: apt-get install fonts-liberation fonts-dejavu-core fonts-hosny-amiri fonts-noto-cjk"
        )
    return str(found)


def face(family: str) -> int:
    """The number of a face in its file."""
    return _CHINESE_FACE if family.startswith("chinese") else 0
