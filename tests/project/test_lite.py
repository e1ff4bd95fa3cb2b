"""The static site builds and a browser opens it; lite/README.md lists the untested parts."""

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import venv
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from support import pyodide

from scripts.lab import REPOSITORY

pytestmark = pytest.mark.packaging

NAME = "gradients-part-1.ipynb"


@pytest.fixture(scope="module")
def python(request, tmp_path_factory):
    """The Python of a separate environment with JupyterLite.

    JupyterLite's extension would disturb any JupyterLab in the same environment.
    """
    if not request.config.getoption("--lite"):
        pytest.skip("installs JupyterLite from the package index: run pytest with --lite")
    folder = tmp_path_factory.mktemp("lite")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name
    install = [python, "-m", "pip", "install", "--quiet", f"{REPOSITORY}[lite]"]
    subprocess.run(install, check=True)
    return python


def built(python, site, *options):
    """Build the site; JupyterLite checks it."""
    subprocess.run([python, REPOSITORY / "lite" / "build.py", site, *options], check=True)
    return site


@pytest.fixture(scope="module")
def site(python, tmp_path_factory):
    """The site as published."""
    return built(python, tmp_path_factory.mktemp("published") / "site")


@pytest.fixture(scope="module")
def site_with_python(python, tmp_path_factory):
    """The site with Python included, but without Pyodide's compiled packages."""
    if not shutil.which("npm"):
        missing = "no npm here, which is needed to get Pyodide"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    folder = tmp_path_factory.mktemp("with-python")
    version = "from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION as v; print(v)"
    asked = subprocess.run([python, "-c", version], check=True, capture_output=True, text=True)
    runtime, wheels = pyodide.make(folder / "pyodide", python, asked.stdout.strip())
    options = [f"--pyodide={runtime}", *(f"--piplite-wheels={wheel}" for wheel in wheels)]
    return built(python, folder / "site", *options)


def test_the_site_contains_the_lesson_the_wheel_and_the_widgets(site):
    lesson = (REPOSITORY / "notebooks" / NAME).read_text(encoding="utf-8")
    assert json.loads((site / "files" / NAME).read_text(encoding="utf-8")) == json.loads(lesson)
    (wheel,) = site.rglob("gradient_explorer-*.whl")
    assert "explorer/page/main.js" in zipfile.ZipFile(wheel).namelist()
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


@contextmanager
def lesson(site, browser):
    """Serve the site, and open the lesson."""
    handler = functools.partial(_Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_context().new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/lab/index.html?path={NAME}")
        page.locator(".jp-Notebook h1").first.wait_for(timeout=60_000)
        yield page
        page.context.close()
        server.shutdown()


@pytest.mark.browser
def test_a_browser_opens_the_lesson(site, browser):
    with lesson(site, browser) as page:
        assert "smallest neural net" in page.locator(".jp-Notebook h1").first.inner_text()


@pytest.mark.browser
def test_python_in_the_browser_installs_our_wheel_and_runs_it_up_to_numpy(
    site_with_python, browser
):
    cells = json.loads((REPOSITORY / "notebooks" / NAME).read_text(encoding="utf-8"))["cells"]
    explorer = next(i for i, cell in enumerate(cells) if "GradientExplorer(" in str(cell["source"]))
    with lesson(site_with_python, browser) as page:
        page.locator(".jp-Notebook .jp-Cell").first.click()
        page.keyboard.press("Escape")
        for _ in range(explorer + 1):  # the cell that installs the wheel is among them
            page.keyboard.press("Shift+Enter")
        output = page.locator(".jp-OutputArea-output")
        output.first.wait_for(timeout=180_000)
        (said,) = output.all_inner_texts()  # the only output: earlier cells printed no error
        assert "python3.14/site-packages/explorer/__init__.py" in said
        assert said.rstrip().endswith("ModuleNotFoundError: No module named 'numpy'")
