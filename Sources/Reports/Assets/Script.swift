/// The script that every page carries: sorting, filtering, unfolding what an address names, choosing a
/// reference, and reading a chart by pointer or keys.
///
/// Pages are complete without it.
enum Script {
  static let text = #"""
    (function () {
    var d = document;
    function all(s, f) { [].forEach.call(d.querySelectorAll(s), f) }
    all("table[data-sort]", function (t) {
      var body = t.tBodies[0], heads = [].slice.call(t.tHead.rows[0].cells);
      heads.forEach(function (h, i) {
        if (!h.hasAttribute("data-k")) return;
        var b = d.createElement("button");
        b.type = "button"; b.textContent = h.textContent; h.textContent = ""; h.appendChild(b);
        b.onclick = function () {
          var up = h.getAttribute("aria-sort");
          up = up ? up != "ascending" : !h.classList.contains("n");
          heads.forEach(function (x) { x.removeAttribute("aria-sort") });
          h.setAttribute("aria-sort", up ? "ascending" : "descending");
          function key(r) {
            var c = r.cells[i], v = c.getAttribute("data-v");
            return v === null ? c.textContent.toLowerCase() : +v
          }
          [].slice.call(body.rows).sort(function (p, q) {
            var a = key(p), b = key(q);
            return (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1)
          }).forEach(function (r) { body.appendChild(r) })
        }
      });
      if (!t.hasAttribute("data-find")) return;
      var box = d.createElement("div"), find = d.createElement("input"),
        only = d.createElement("input"), out = d.createElement("span");
      function label(text, input, type) {
        var l = d.createElement("label");
        input.type = type; l.appendChild(d.createTextNode(text)); l.appendChild(input);
        box.appendChild(l)
      }
      box.className = "tools"; out.className = "mu sm"; out.setAttribute("role", "status");
      label(t.getAttribute("data-find"), find, "search");
      label(t.getAttribute("data-only"), only, "checkbox");
      box.appendChild(out);
      find.oninput = only.onchange = function () {
        var n = 0, q = find.value.toLowerCase();
        [].forEach.call(body.rows, function (r) {
          var on = r.cells[0].textContent.toLowerCase().indexOf(q) >= 0;
          on = on && !(only.checked && (r.className == "ok" || r.className == "none"));
          r.hidden = !on; n += on
        });
        out.textContent = n + " / " + body.rows.length
      };
      find.oninput(); t.parentNode.insertBefore(box, t)
    });
    function reveal() {
      var id, e;
      try { id = decodeURIComponent(location.hash.slice(1)) } catch (_) { return }
      var target = e = id && d.getElementById(id);
      for (; e; e = e.parentElement) {
        if (e.localName == "details") e.open = true;
        e.hidden = false
      }
      if (target) target.scrollIntoView()
    }
    addEventListener("hashchange", reveal); reveal();
    all("[data-refs]", function (box) {
      var key = "ref-" + box.getAttribute("data-refs"), now = "", store = {};
      try { store = localStorage } catch (_) {}
      function choose(n) {
        var on = box.querySelector('[href="#ref-' + n + '"]');
        now = on ? n : "";
        all("[data-ref]", function (e) { e.hidden = on && e.getAttribute("data-ref") != n });
        all("[data-refs] a", function (a) { a.setAttribute("aria-current", a == on) })
      }
      function named() {
        var m = /^#ref-(\d+)$/.exec(location.hash);
        if (m) choose(store[key] = m[1]);
        return m
      }
      box.onclick = function (e) {
        var n = (e.target.hash || "").slice(5);
        if (n && n == now) { choose(store[key] = ""); e.preventDefault() }
        else if (n) choose(store[key] = n)
      };
      named() || choose(store[key]);
      addEventListener("hashchange", named)
    });
    all("svg[data-r]", function (s) {
      var texts = s.getAttribute("data-r").split("|"), n = texts.length, at = -1,
        out = d.createElement("output"),
        line = d.createElementNS("http://www.w3.org/2000/svg", "line");
      out.className = "ro"; s.parentNode.insertBefore(out, s.nextSibling);
      line.setAttribute("class", "cur"); line.setAttribute("y1", 4);
      line.setAttribute("y2", +s.getAttribute("height") - 16);
      s.setAttribute("tabindex", 0);
      function show(i) {
        at = Math.max(0, Math.min(n - 1, i));
        var x = (at + .5) / n * 100 + "%";
        line.setAttribute("x1", x); line.setAttribute("x2", x); s.appendChild(line);
        out.textContent = texts[at]
      }
      s.onpointermove = function (e) {
        var r = s.getBoundingClientRect(); show(Math.floor((e.clientX - r.left) / r.width * n))
      };
      s.onkeydown = function (e) {
        var k = { ArrowRight: 1, ArrowLeft: -1, PageDown: 24, PageUp: -24 }[e.key];
        if (k) { show(at < 0 ? 0 : at + k); e.preventDefault() }
      }
    })
    })()
    """#

  /// The script without the spaces that make it readable: before lines, and around operators, which no
  /// text of it holds.
  static let compact = text.split(separator: "\n").map { line in
    let line = String(line.drop { $0 == " " })
    return [" = ", " == ", " + ", " ? ", " : ", " && ", " || "].reduce(line) { line, operation in
      line.replacing(operation, with: operation.dropFirst().dropLast())
    }
  }.joined(separator: "\n")
}
