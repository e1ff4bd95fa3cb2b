"""The erratum: equations (3) to (6) as the blog post prints them."""

from __future__ import annotations

from typing import Final

#: Equations (3) to (6) as the blog post of 2016 prints them: the −X in (3) flips all signs.
PRINTED: Final[dict[str, str]] = {
    "dyhat_dW": r"\hat{y}\,(1-\hat{y}) \times (-X)",
    "dL_dW": r"(y-\hat{y}) \times \hat{y}\,(1-\hat{y}) \times X",
    "delta_l1": r"(y-\hat{y}) \times \hat{y}\,(1-\hat{y})",
    "matrix": r"X^{\mathsf{T}} .\, \Delta l_1",
}

STORY: Final = (
    "The post (Gupta, 2016) prints (3) with −X, a sign slip, so its gradient comes out as −∂L/∂W: "
    "the descent direction. Its author’s later revision has the signs right."
)
