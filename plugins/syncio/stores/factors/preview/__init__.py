"""What a batch would write into FactorS, read and compiled: nothing is staged, locked or written."""

from syncio.stores.factors.preview.batch import preview
from syncio.stores.factors.preview.shown import Cell, Preview, RowShown, Said, Shown

__all__ = ["Cell", "Preview", "RowShown", "Said", "Shown", "preview"]
