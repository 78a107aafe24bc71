"""The page in a real browser: no error, no request, nothing wider than the window but what scrolls by itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

from analysis.reports.test_renderings import hostile
from chuan_ngheo.analysis.reports import Picture
from chuan_ngheo.language import Text

BROWSER = next((each for each in ("chromium", "chromium-browser", "google-chrome") if shutil.which(each)), None)
PROBE = (
    "<script>addEventListener('load', () => { const page = document.documentElement;"
    " document.title = [page.scrollWidth <= page.clientWidth, document.querySelectorAll('table').length,"
    " performance.getEntriesByType('resource').length].join(' '); });</script>"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="200"><rect width="900" height="200"/></svg>'


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
@pytest.mark.parametrize("width", [420, 1280])
def test_the_page_opens_without_an_error_or_a_request(tmp_path: Path, width: int) -> None:
    found = hostile()
    html = found.html("vi", [Picture(Text("Hình", "Picture"), SVG, Text("", ""))])
    page = tmp_path / "report.html"
    page.write_text(html.replace("</head>", f"{PROBE}</head>"), encoding="utf-8")
    command = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900"]
    command += ["--disable-background-networking", "--no-first-run", "--enable-logging=stderr", "--v=0"]
    command += [f"--user-data-dir={tmp_path}/profile", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    assert "CONSOLE" not in done.stderr
    title = done.stdout.split("<title>")[1].split("</title>")[0]
    assert title == f"true {len(found.tables)} 0"
