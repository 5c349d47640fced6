// The page works without this. It makes the exit quicker and leaves less behind. Written for old phones too.
(function () {
  var root = document.documentElement;
  var exit = document.getElementById("exit");
  var said = document.getElementById("said");
  var isPrivate = root.hasAttribute("data-private");
  var presses = 0;
  var alone = false;
  var waiting;
  root.className = "js";

  // Reloading or coming back to a page that was posted leads home, and asks nothing about sending a form again.
  function forget() {
    try { history.replaceState(null, "", "/"); } catch (error) { /* an old browser */ }
  }
  if (isPrivate) forget();

  // On paper stands when the page was opened: what is open and closed was true then.
  try {
    document.getElementById("opened").textContent = new Date().toLocaleString(
      root.lang, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
  } catch (error) { /* an old browser */ }

  function count(pressed) {
    presses = pressed;
    root.setAttribute("data-presses", pressed);
    clearTimeout(waiting);
    if (pressed) waiting = setTimeout(cancel, 5000);
  }
  function cancel() {
    if (presses) said.textContent = said.dataset.late;
    count(0);
  }
  function leave(event) {
    if (event) event.preventDefault();
    count(0);
    said.textContent = "";
    root.className = "js gone";
    forget();
    location.replace(exit.href);
  }
  exit.addEventListener("click", leave);

  // Shift counts only when pressed and released by itself: not in typing, and not from a keyboard on the screen.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") {
      alone = false;
      cancel();
    } else if (!event.repeat) {
      alone = !(event.altKey || event.ctrlKey || event.metaKey);
    }
  }, true);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    if (event.target.id === "text" && !matchMedia("(any-pointer: fine)").matches) return;
    count(presses + 1);
    if (presses === 3) leave();
    else said.textContent = presses === 1 ? said.dataset.two : said.dataset.one;
  }, true);
  document.addEventListener("pointerdown", function () { alone = false; }, true);
  addEventListener("blur", function () { alone = false; });

  // A browser may show a left page again from memory. A private one is not shown again.
  addEventListener("pagehide", function () {
    if (isPrivate) root.className = "js gone";
  });
  addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    if (isPrivate) location.replace("/");
    else root.className = "js";
  });
})();
