"""Arrow's functions over columns; they are made at run time, so type checkers know none of them."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

pc: Any = pyarrow.compute


def codes_of(column: pa.Array | pa.ChunkedArray) -> np.ndarray:
    """Equal numbers for equal values, in the order in which they first come; -1 for none."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    codes = whole.dictionary_encode().indices
    return codes.fill_null(-1).to_numpy(zero_copy_only=False)


def first_of_each(codes: np.ndarray) -> np.ndarray:
    """Which rows are the first of their value; those of none all are.

    Args:
        codes: From `codes_of`.
    """
    before = np.maximum.accumulate(np.concatenate([[-1], codes[:-1]])) if len(codes) else codes
    return (codes > before) | (codes < 0)
