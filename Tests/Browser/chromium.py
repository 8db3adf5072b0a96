"""Debian's Chromium without a window, driven by its DevTools protocol over two pipes.

Nothing but the standard library is used: messages are JSON, each ends with a zero byte, and the
browser reads them from file descriptor 3 and writes to 4.
"""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome"]
# Without the sandbox, since containers forbid it and all pages are our own; and with nothing that
# looks for a network.
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions",
    "--disable-sync", "--hide-scrollbars", "--mute-audio", "--remote-debugging-pipe"]
PATIENCE = 120


class BrowserError(Exception):
    """The browser did not start, did not answer, or refused a command."""


def program():
    """The browser in PATH; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Chromium:
    """A running browser; use it in a `with` statement."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="tidemark-chromium-")
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()
        # Bash moves the pipes to the descriptors that the browser expects.
        line = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        self.log = open(Path(self.profile.name) / "log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            ["bash", "-c", line, "bash", program(), *FLAGS, f"--user-data-dir={self.profile.name}",
             "about:blank"],
            pass_fds=[to_browser, from_browser], stdin=subprocess.DEVNULL, stdout=self.log,
            stderr=self.log)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = {}

    def __enter__(self):
        self.call("Browser.getVersion")
        return self

    def __exit__(self, *_):
        os.close(self.output)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.input)
        self.log.close()
        for _ in range(20):
            # Its helpers may write for a moment longer than it lives.
            try:
                return self.profile.cleanup()
            except OSError:
                time.sleep(0.1)

    def call(self, method, session=None, **parameters):
        """The result of a command; raises BrowserError where it is refused."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.output, data):]
        end = time.monotonic() + PATIENCE
        while True:
            answer = self.receive(end)
            if answer is None:
                raise BrowserError(f"no answer to {method}")
            if answer.get("id") == self.number:
                break
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def receive(self, end):
        """The next message, events among them; None where none comes until `end`."""
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.input], [], [], max(0, end - time.monotonic()))
            if not ready:
                return None
            data = os.read(self.input, 1 << 20)
            if not data:
                self.log.seek(0)
                raise BrowserError("the browser ended: " + self.log.read()[-2000:])
            self.buffer += data
        data, _, self.buffer = self.buffer.partition(b"\0")
        message = json.loads(data)
        if "method" in message:
            self.events.setdefault(message.get("sessionId"), []).append(message)
        return message

    def wait(self, session, is_wanted):
        """Waits for an event of a session; events before it are kept."""
        end = time.monotonic() + PATIENCE
        while not any(map(is_wanted, self.events.get(session, []))):
            if self.receive(end) is None:
                raise BrowserError("a page did not load")

    def tab(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return Tab(self, session)


class Tab:
    """A page of the browser."""

    def __init__(self, browser, session):
        self.browser, self.session = browser, session
        for domain in ["Page", "Network", "Runtime", "Log"]:
            self.call(domain + ".enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def open(self, path, width=1400, dark=False, script=True, medium="screen"):
        """Loads a file and returns the events from the request on to the end of loading."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=False)
        self.see(dark, medium)
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.go("about:blank")
        self.browser.events[self.session] = []
        self.go(Path(path).resolve().as_uri())
        return self.events()

    def go(self, address):
        result = self.call("Page.navigate", url=address)
        if "errorText" in result:
            raise BrowserError(f"{address}: {result['errorText']}")
        self.browser.wait(self.session, lambda event: event["method"] == "Page.lifecycleEvent"
                          and event["params"]["name"] == "load"
                          and event["params"]["loaderId"] == result["loaderId"])

    def see(self, dark, medium="screen"):
        self.call("Emulation.setEmulatedMedia", media=medium, features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])

    def resize(self, width):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=False)

    def events(self):
        return list(self.browser.events.get(self.session, []))

    def forwarded(self, path):
        """Waits until a page has led to another one; returns that one's address, or None."""
        own = Path(path).resolve().as_uri()
        for _ in range(200):
            time.sleep(0.05)
            try:
                address = self.evaluate("document.readyState == 'complete' ? location.href : ''")
            except BrowserError:
                # It is on its way between the two.
                continue
            if address not in ("", own):
                return address
        return None

    def evaluate(self, expression):
        """The value of a JavaScript expression, or of the promise that it is."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True,
                           awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def press(self, key, code=None, text=None):
        """Presses a key, such as `Tab`, `Enter` or `a`."""
        code = code or {"Tab": 9, "Enter": 13, " ": 32, "ArrowRight": 39}[key]
        text = text or {"Enter": "\r", " ": " "}.get(key)
        words = {"key": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **words,
                  **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **words)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def pdf(self):
        """The page as printed, with the size and the margins that its style asks for."""
        self.call("Emulation.setEmulatedMedia", media="")
        result = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(result["data"])

    def picture(self, whole=True):
        result = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(result["data"])
