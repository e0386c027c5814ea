"""FactorS's catalogue, read for what a mapping names: what `domain.mapping.findings` looks at."""

from syncio.stores.factors.catalogue.reading import read_catalogue

__all__ = ["read_catalogue"]
