"""For development only: a real JupyterLab with a real browser, a bad link, the picture."""
