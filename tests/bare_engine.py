"""rapidocr, from whose wheel the models come, made as quick as it can be: the reader is measured beside it."""

from functools import cache
from typing import TYPE_CHECKING, Any

from parsers.ocr import rapid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# The least ONNX model there is: y = x, one number.
_LEAST_MODEL = (
    b'\x08\x08:7\n\x10\n\x01x\x12\x01y"\x08Identity\x12\x01g'
    b"Z\x0f\n\x01x\x12\n\n\x08\x08\x01\x12\x04\n\x02\x08\x01b\x0f\n\x01y\x12\n\n\x08\x08\x01\x12\x04\n\x02\x08\x01"
    b"B\x02\x10\r"
)


@cache
def engine() -> Any:
    """Return the engine with the settings of parsers/ocr/rapid.py, made once: an image in, lines with letters out."""
    rapid.keep_memory()
    import onnxruntime

    # Where it may reach the network, onnxruntime tells its makers how it is used.
    onnxruntime.disable_telemetry_events()
    _drop_denormals()
    found = _library()(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "Global.max_side_len": rapid.READ_SIDE,
            "Global.text_score": 0.0,
            # One line at a time: in batches short lines are filled up to the longest, a third of the work.
            "Rec.rec_batch_num": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": rapid.FIND_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    found.cal_rec_boxes = _letter_boxes()
    return found


def _library() -> Any:
    """Return the class of the engine; as it is loaded it reads one large file of settings twice, half of that time."""
    from omegaconf import OmegaConf

    plain = OmegaConf.load
    OmegaConf.load = cache(plain)  # type: ignore[method-assign]
    try:
        from rapidocr import RapidOCR
    finally:
        OmegaConf.load = plain  # type: ignore[method-assign]
    return RapidOCR


def _letter_boxes() -> Any:
    """Return what places letters on a page, all of a line at once: one corner at a time took longer than a tenth."""
    import cv2
    import numpy as np
    from rapidocr.cal_rec_boxes import CalRecBoxes

    class AtOnce(CalRecBoxes):
        def reverse_rotate_crop_image(self, bbox_points: "Pixels", word_points_list: Any, direction: Any) -> Any:
            left, top = map(int, bbox_points.min(axis=0))
            line = (bbox_points - (left, top)).astype(np.float32)
            width, height = (int(np.linalg.norm(line[0] - line[corner])) for corner in (1, 3))
            cut = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
            back = cv2.invert(cv2.getPerspectiveTransform(line, cut))[1]
            points = np.array(word_points_list, np.float64).reshape(-1, 2)
            if direction.name == "VERTICAL":
                points = np.column_stack([width - points[:, 1], points[:, 0]])
            x, y, depth = back @ np.column_stack([points, np.ones(len(points))]).T
            placed = np.column_stack([x / depth + left, y / depth + top])
            return placed.astype(int).reshape(-1, 4, 2).tolist()

    return AtOnce()


def _drop_denormals() -> None:
    """Have this thread take numbers under 1e-38 for 0, from now on.

    On the white of a page the finding of lines is full of them, and processors are so slow with them that they were
    half of its time. onnxruntime takes this from the first session of a process alone; rapidocr does not pass it on.
    """
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    InferenceSession(_LEAST_MODEL, options, providers=["CPUExecutionProvider"])
