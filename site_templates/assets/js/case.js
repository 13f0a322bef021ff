/* A case page on paper: folded parts open while it prints, and its foot says where it came from. */
(function () {
  "use strict";

  var opened = [];

  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.slice.call(document.querySelectorAll("details.cl-fold:not([open])"));
    opened.forEach(function (part) { part.open = true; });
    // What was searched for is no part of the address.
    var address = window.location.href.split(/[?#]/)[0];
    try { address = decodeURI(address); } catch (error) { /* a path that is not UTF-8 stays coded */ }
    document.querySelectorAll("[data-cl-address]").forEach(function (place) {
      place.textContent = address;
    });
  });

  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
    opened = [];
  });

  document.querySelectorAll("[data-cl-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
