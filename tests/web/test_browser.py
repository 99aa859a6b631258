"""A reader's way in a real browser: from a relation to an event to its sentence in the document."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from made_relation import VISIT
from sijill.store.store import Store
from sijill.web.app import create

selenium = pytest.importorskip("selenium", reason="no selenium: pip install 'sijill[test]'")


@pytest.fixture(scope="module")
def address(small: Store) -> Iterator[str]:
    """Where the pages are served."""
    import uvicorn

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create(small), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium without a window, with scripts of pages turned off."""
    program, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no browser: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = program
    folder = tmp_path_factory.mktemp("browser")
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"):
        options.add_argument(option)
    options.add_argument(f"--user-data-dir={folder}")
    options.add_argument("--window-size=390,900")
    options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    yield opened
    opened.quit()


def test_from_relation_to_sentence(browser: Any, address: str) -> None:
    from selenium.webdriver.common.by import By

    browser.get(f"{address}/relation/EGY/JOR")
    event = next(e for e in browser.find_elements(By.CSS_SELECTOR, ".event") if VISIT in e.text)
    event.find_element(By.CSS_SELECTOR, ".more a").click()
    assert "/event/" in browser.current_url
    sentence = browser.find_element(By.CSS_SELECTOR, "blockquote")
    assert sentence.text == VISIT
    assert sentence.find_element(By.TAG_NAME, "mark").text == "زار"
    browser.find_element(By.CSS_SELECTOR, ".where a").click()
    assert "/document/" in browser.current_url and browser.current_url.endswith("#here")
    assert "".join(piece.text for piece in browser.find_elements(By.CSS_SELECTOR, ".here")).replace(
        " ", ""
    ) == VISIT.replace(" ", "")
    assert browser.find_element(By.ID, "here").is_displayed()


@pytest.mark.parametrize("page", ["/", "/relation/EGY/JOR", "/document/news-1", "/document/evil", "/search?q=زار"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_fits_a_narrow_window(browser: Any, address: str, page: str, language: str) -> None:
    from selenium.webdriver.common.by import By

    browser.get(f"{address}{page}{'&' if '?' in page else '?'}lang={language}")
    body = browser.find_element(By.TAG_NAME, "body").rect
    for element in browser.find_elements(By.CSS_SELECTOR, "main, h1, .event, blockquote, .source, .article"):
        place = element.rect
        assert place["x"] >= -1 and place["x"] + place["width"] <= body["width"] + 1, element.text


def test_hostile_text_does_not_run(browser: Any, address: str) -> None:
    from selenium.webdriver.common.by import By

    browser.get(f"{address}/document/evil")
    assert "<script>" in browser.find_element(By.TAG_NAME, "h1").text
    assert not browser.find_elements(By.CSS_SELECTOR, "main img, main script")
