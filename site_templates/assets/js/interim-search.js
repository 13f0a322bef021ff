// Until the library has an index of its own: ask the theme's search for pages that hold every
// character of what was typed. Left alone it would take any one of them.
(function () {
  "use strict";
  var QUERY = 2;
  var chinese = /[\u3400-\u9fff]/;

  function every(query) {
    return query.trim().split(/\s+/).map(function (word) {
      return chinese.test(word) && !/^[+\-"]/.test(word) ? "+" + word : word;
    }).join(" ");
  }

  var Sender = window.Worker;
  if (!Sender) return;
  var send = Sender.prototype.postMessage;
  Sender.prototype.postMessage = function (message) {
    if (message && message.type === QUERY && typeof message.data === "string"
        && chinese.test(message.data) && message.data.indexOf('"') < 0) {
      arguments[0] = Object.assign({}, message, { data: every(message.data) });
    }
    return send.apply(this, arguments);
  };
})();
