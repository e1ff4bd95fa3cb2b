"""Contrast by WCAG 2, and the colours that text has."""

FACTORS = ("dz_dW", "dyhat_dz", "dL_dyhat", "dL_dW", "W_next")
TEXT = ("ink", "muted", "error", *FACTORS)


def contrast(one, other):
    """Return the contrast of two colours by WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color):
    """Return the relative luminance of a colour by WCAG 2, from 0 to 1."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def tinted(ground, color, share):
    """Return a ground with a share of another colour mixed in."""
    mixed = (
        round(share * int(color[i : i + 2], 16) + (1 - share) * int(ground[i : i + 2], 16))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
