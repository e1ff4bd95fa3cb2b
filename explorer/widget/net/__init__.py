"""`NetExplorer`: its traits, the view in the page, and the page's state."""
