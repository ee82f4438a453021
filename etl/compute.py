"""Arrow's functions over columns; they are made at run time, so type checkers know none of them."""

from typing import Any

import pyarrow.compute

pc: Any = pyarrow.compute
