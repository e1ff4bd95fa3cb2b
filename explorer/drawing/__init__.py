"""The plots drawn by matplotlib: for the page, as a figure, as a still picture."""
