// Puts what the server sends into its place. Without it the page loads itself anew every ten seconds.
'use strict';
(function () {
  const stream = document.documentElement.dataset.stream;
  const connection = document.getElementById('connection');
  if (!stream || !window.EventSource) return;

  // Keeps the keyboard where it is, and tables as far to the side as they were moved.
  function put(place, html) {
    const all = 'a, .wide';
    const focused = Array.from(place.querySelectorAll(all)).indexOf(document.activeElement);
    const moved = Array.from(place.querySelectorAll('.wide')).map(function (table) { return table.scrollLeft; });
    place.innerHTML = html; // made and escaped by the server
    place.querySelectorAll('.wide').forEach(function (table, i) { table.scrollLeft = moved[i] || 0; });
    const again = place.querySelectorAll(all)[focused];
    if (again) again.focus({ preventScroll: true });
  }

  const source = new EventSource(stream);
  source.onopen = function () { connection.textContent = 'live'; };
  source.onerror = function () { connection.textContent = 'not connected; trying again'; };
  source.addEventListener('parts', function (event) {
    const parts = JSON.parse(event.data);
    for (const id of Object.keys(parts)) {
      const place = document.getElementById(id);
      if (!place || place.innerHTML === parts[id]) continue;
      put(place, parts[id]);
    }
    document.documentElement.dataset.updated = 'yes';
  });
})();
