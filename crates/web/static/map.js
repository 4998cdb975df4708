// Draws each [data-map] from its GeoJSON: shapes by step (0–5) or points, no tiles; keys reach all.
// A feature's properties: name (required), text, value, href, step. The page also lists the same facts.
(() => {
  "use strict";

  const popup = (facts) => {
    const box = document.createElement("div");
    const name = document.createElement(facts.href ? "a" : "strong");
    name.textContent = facts.name;
    // Only ways into this site: a foreign address in the data is not followed.
    if (facts.href && /^\/(?!\/)/.test(facts.href)) name.href = facts.href;
    box.append(name);
    [facts.value, facts.text].filter(Boolean).forEach((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      box.append(paragraph);
    });
    return box;
  };

  // Leaflet draws the shapes after they are added; then each becomes a button that names itself.
  const makeReachable = (layer) => {
    const facts = layer.feature.properties;
    const element = layer.getElement();
    if (!element) return;
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", [facts.name, facts.value].filter(Boolean).join(", "));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      layer.openPopup();
    });
    layer.on("popupclose", () => element.focus({ preventScroll: true }));
  };

  const style = (feature) => {
    if (feature.geometry.type.endsWith("Point")) return {};
    const step = Math.max(0, Math.min(5, Number(feature.properties.step) || 0));
    return { className: "map-shape map-step-" + step, weight: 1.2 };
  };

  const draw = (area, data) => {
    const map = L.map(area, { scrollWheelZoom: false, zoomSnap: 0.25, attributionControl: false });
    const shapes = L.geoJSON(data, {
      style,
      pointToLayer: (feature, place) => L.circleMarker(place, { radius: 8, className: "map-point" }),
      onEachFeature: (feature, layer) => layer.bindPopup(popup(feature.properties)),
    }).addTo(map);
    const credit = area.dataset.credit;
    if (credit) L.control.attribution({ prefix: false }).addAttribution(escapeText(credit)).addTo(map);
    if (shapes.getBounds().isValid()) map.fitBounds(shapes.getBounds(), { padding: [12, 12] });
    shapes.eachLayer(makeReachable);
  };

  const escapeText = (text) => {
    const box = document.createElement("span");
    box.textContent = text;
    return box.innerHTML;
  };

  document.querySelectorAll("[data-map]").forEach((area) => {
    fetch(area.dataset.map, { headers: { Accept: "application/geo+json" }, credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then((data) => { area.hidden = false; draw(area, data); })
      .catch(() => area.remove());
  });
})();
