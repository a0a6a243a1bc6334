"""Which script stands on a page and how the page was turned, as Tesseract's OSD sees it."""

from typing import TYPE_CHECKING

from msgspec import Struct

from parsers.ocr import tessdata

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LONGEST_SIDE = 3600
# Below this the look at the letters was a guess and the page stays as it is; of a page with a few lines it is little
# more below the second.
_SURE_OF_TURN = 0.8
_FAIRLY_SURE_OF_TURN = 5.0
# Latin pages of a few lines were taken for Cyrillic with less; Cyrillic and Arabic ones were found with 3 and more.
_SURE_OF_SCRIPT = 2.5


class Script(Struct, frozen=True):
    """`name` as Tesseract names scripts ("Latin", "Cyrillic", "Han"); `turned` is the clockwise turn that helps.

    `sure` and `sure_of_turn` are False where few letters tell it.
    """

    name: str
    turned: int
    sure: bool = True
    sure_of_turn: bool = True


# What is known of a page before it is looked at: that its own engine reads it.
PLAIN = Script("Latin", 0)


def look(gray: "NDArray[np.uint8]") -> Script | None:
    """Return script and turn; None where too few letters show or the data for it is not installed."""
    if "osd" not in tessdata.installed():
        return None
    import cv2

    tesserocr = tessdata.library()
    factor = min(1.0, _LONGEST_SIDE / max(gray.shape))
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else gray
    with tesserocr.PyTessBaseAPI(path=tessdata.folder(), lang="osd", psm=tesserocr.PSM.OSD_ONLY) as api:
        height, width = small.shape
        api.SetImageBytes(small.tobytes(), width, height, 1, width)
        found = api.DetectOrientationScript()
    if not found or not found.get("script_name"):
        return None
    turn = float(found["orient_conf"])
    degrees = -int(found["orient_deg"]) % 360 if turn >= _SURE_OF_TURN else 0
    sure = float(found["script_conf"]) >= _SURE_OF_SCRIPT
    return Script(str(found["script_name"]), degrees, sure, turn >= _FAIRLY_SURE_OF_TURN)
