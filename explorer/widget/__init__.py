"""`GradientExplorer`: traits, sliders, the view in the page, what a page may ask."""
