"""PP-OCRv6 by way of rapidocr, its models in the wheel, as it is set up here."""

from functools import cache
from typing import Any

# The longest side that lines are cut from, and the one on which they are found.
READ_SIDE = 2400
_FIND_SIDE = 1440
# The least ONNX model there is: y = x, one number.
_LEAST_MODEL = (
    b'\x08\x08:7\n\x10\n\x01x\x12\x01y"\x08Identity\x12\x01g'
    b"Z\x0f\n\x01x\x12\n\n\x08\x08\x01\x12\x04\n\x02\x08\x01b\x0f\n\x01y\x12\n\n\x08\x08\x01\x12\x04\n\x02\x08\x01"
    b"B\x02\x10\r"
)


@cache
def engine() -> Any:
    """Return the engine as it is set up here, made once in a process: an image in, lines with letters out."""
    import onnxruntime
    from rapidocr import RapidOCR

    # Where it may reach the network, onnxruntime tells its makers how it is used.
    onnxruntime.disable_telemetry_events()
    _drop_denormals()
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "Global.max_side_len": READ_SIDE,
            "Global.text_score": 0.0,
            # One line at a time: in batches short lines are filled up to the longest, a third of the work.
            "Rec.rec_batch_num": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _FIND_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _drop_denormals() -> None:
    """Have this thread take numbers under 1e-38 for 0, from now on.

    On the white of a page the finding of lines is full of them, and processors are so slow with them that they were
    half of its time. onnxruntime takes this from the first session of a process alone; rapidocr does not pass it on.
    """
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    InferenceSession(_LEAST_MODEL, options, providers=["CPUExecutionProvider"])
