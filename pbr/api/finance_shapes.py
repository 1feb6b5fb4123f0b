"""The shapes of finance files that come with pbr."""

from pbr.finance.shipped_shapes import shape_names, shape_text

__all__ = ["shape_names", "shape_text"]
