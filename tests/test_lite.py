"""The static site builds, and a browser opens it; lite/README.md says what is not proven."""

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
import venv
import zipfile
from pathlib import Path

import pytest
from browser import REPOSITORY

NAME = "gradients-part-1.ipynb"


@pytest.fixture(scope="module")
def site(request, tmp_path_factory):
    """The site, checked by JupyterLite as it is built, in an environment of its own.

    JupyterLite's extension would disturb every JupyterLab beside which it is installed.
    """
    if not request.config.getoption("--lite"):
        pytest.skip("installs JupyterLite from the package index: run pytest with --lite")
    folder = tmp_path_factory.mktemp("lite")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name
    install = [python, "-m", "pip", "install", "--quiet", f"{REPOSITORY}[lite]"]
    subprocess.run(install, check=True)
    subprocess.run([python, REPOSITORY / "lite" / "build.py", folder / "site"], check=True)
    return folder / "site"


def test_it_holds_the_lesson_the_wheel_and_the_widgets(site):
    lesson = (REPOSITORY / "notebooks" / NAME).read_text(encoding="utf-8")
    assert json.loads((site / "files" / NAME).read_text(encoding="utf-8")) == json.loads(lesson)
    (wheel,) = site.rglob("gradient_explorer-*.whl")
    assert "explorer/live.js" in zipfile.ZipFile(wheel).namelist()
    index = json.loads((wheel.parent / "all.json").read_text())
    assert "gradient-explorer" in index
    config = json.loads((site / "jupyter-lite.json").read_text())["jupyter-config-data"]
    extensions = {extension["name"] for extension in config["federated_extensions"]}
    assert {"anywidget", "@jupyter-widgets/jupyterlab-manager"} <= extensions
    settings = config["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert any(wheel.parent.name in url for url in settings["pipliteUrls"])


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.mark.browser
def test_a_browser_opens_the_lesson(site, browser):
    handler = functools.partial(_Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_context().new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/lab/index.html?path={NAME}")
        page.locator(".jp-Notebook h1").wait_for(timeout=60_000)
        assert "smallest neural net" in page.locator(".jp-Notebook h1").first.inner_text()
        page.context.close()
        server.shutdown()
