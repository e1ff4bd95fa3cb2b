"""`GradientExplorer`: traits, sliders, the view in the page, and the page's requests."""
