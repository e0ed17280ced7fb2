// Draws each element [data-map] of a page with Leaflet (see core/templatetags/map_tags.py).
//
// Places are GeoJSON: {name, url, summary, precision: "exact" | "district"} at points. Places that
// stand close together are one marker with their number. All of it works by keyboard; where no
// tile can be had, the names of areas stand on a plain ground. When it is drawn, the element
// sends "map:drawn" with {map, features, words}.

const APART = 60; // px: nearer than this, places share a marker
const LISTED = 12; // so many places are listed by a marker, more are zoomed into
const DISTRICT_METRES = 700;

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

const position = (feature) => {
  const [longitude, latitude] = feature.geometry.coordinates;
  return L.latLng(latitude, longitude);
};

const isDistrict = (feature) => feature.properties.precision === "district";

// Which places share a marker at the map's zoom: those near the first of them, where it stands.
// So no marker covers another, and each can be hit with a finger.
const cluster = (map, features) => {
  const clusters = [];
  for (const feature of features) {
    const point = map.project(position(feature));
    const near = clusters.find((other) => other.point.distanceTo(point) < APART);
    if (near) near.features.push(feature);
    else clusters.push({ point, features: [feature] });
  }
  return clusters.map((found) => found.features);
};

const entry = ({ properties }) => {
  const item = element("li", "map__place");
  const name = properties.url ? element("a", "", properties.name) : element("b", "", properties.name);
  if (properties.url) name.href = properties.url;
  if (properties.lang) item.lang = properties.lang;
  item.append(name);
  if (properties.summary) item.append(element("p", "", properties.summary));
  return item;
};

const popup = (features, words) => {
  const box = element("div");
  const list = element("ul", "map__places");
  list.append(...features.map(entry));
  box.append(list);
  if (features.every(isDistrict)) box.append(element("p", "map__note", words.district));
  return box;
};

const icon = (features) => {
  const number = features.length;
  const kind = number > 1 ? " map__pin--several" : isDistrict(features[0]) ? " map__pin--district" : "";
  const face = element("span", `map__pin${kind}`, number > 1 ? String(number) : "");
  const options = { html: face, className: "map__marker", iconSize: number > 1 ? [44, 44] : [32, 32] };
  if (!kind) Object.assign(options, { iconAnchor: [16, 33], popupAnchor: [0, -24] }); // its tip
  return L.divIcon(options);
};

const marker = (map, features, words) => {
  const label =
    features.length > 1 ? words.several.replace("%(number)s", features.length) : features[0].properties.name;
  const made = L.marker(position(features[0]), { icon: icon(features), title: label, riseOnHover: true });
  const bounds = L.latLngBounds(features.map(position));
  const apart = bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > 20;
  if (features.length > LISTED && apart && map.getZoom() < map.getMaxZoom()) {
    const zoomIn = () => {
      map.once("zoomend", () => map.getContainer().focus({ preventScroll: true }));
      map.fitBounds(bounds, { padding: [APART, APART] });
    };
    made.on("click", zoomIn);
    made.on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && zoomIn());
  } else {
    made.bindPopup(() => popup(features, words), {
      maxHeight: 260,
      minWidth: 180,
      maxWidth: 240,
      autoPanPaddingTopLeft: [64, 12], // beside the zoom buttons
    });
  }
  made.on("add", () => made.getElement().setAttribute("aria-label", label));
  return made;
};

const draw = (box, places, words) => {
  const map = L.map(box, {
    maxZoom: Number(box.dataset.maxZoom) || 18,
    minZoom: 5,
    scrollWheelZoom: false,
    zoomControl: false,
    dragging: !L.Browser.mobile, // a finger on the map scrolls the page until the map is tapped
  });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  map.attributionControl.setPrefix(false);
  const awaken = () => {
    map.scrollWheelZoom.enable();
    map.dragging.enable();
  };
  map.once("click focus popupopen", awaken);

  const points = places.features.map(position);
  const around = points.length ? points : (places.areas ?? []).map(position);
  if (around.length > 1) map.fitBounds(L.latLngBounds(around), { padding: [32, 32], maxZoom: 15 });
  else map.setView(around[0] ?? [36, 138], around.length ? 15 : 5);

  ground(map, box, places.areas ?? []);
  const layer = L.layerGroup().addTo(map);
  const place = () => {
    layer.clearLayers();
    for (const features of cluster(map, places.features)) {
      if (features.length === 1 && isDistrict(features[0])) {
        const options = { radius: DISTRICT_METRES, interactive: false, className: "map__district" };
        L.circle(position(features[0]), options).addTo(layer);
      }
      marker(map, features, words).addTo(layer);
    }
  };
  place();
  map.on("zoomend", place);
  keepFocus(map, words);
  box.dispatchEvent(
    new CustomEvent("map:drawn", { bubbles: true, detail: { map, features: places.features, words } }),
  );
};

// Tiles if they come; else the names of areas on a plain ground.
const ground = (map, box, areas) => {
  map.createPane("areas").style.zIndex = 350; // below circles and markers
  const labels = L.layerGroup(
    areas.map((area) =>
      L.tooltip({ permanent: true, direction: "center", className: "map__area", pane: "areas" })
        .setLatLng(position(area))
        .setContent(element("span", "", area.properties.name)),
    ),
  );
  const { tiles, attribution, attributionUrl } = box.dataset;
  if (!tiles) {
    labels.addTo(map);
    return;
  }
  const source = element("a", "", attribution);
  source.href = attributionUrl;
  const layer = L.tileLayer(tiles, { maxZoom: map.getMaxZoom(), attribution: source.outerHTML });
  layer.on("tileerror", () => map.hasLayer(labels) || labels.addTo(map));
  layer.on("tileload", () => labels.remove());
  layer.addTo(map);
};

// Who opens a popup by keyboard goes on in it, and comes back to the marker after it.
const keepFocus = (map, words) => {
  map.getContainer().addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup());
  map.on("popupopen", ({ popup: opened }) => {
    const box = opened.getElement();
    const close = box.querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", words.close);
    const source = opened._source?.getElement();
    if (document.activeElement === source) box.querySelector("a")?.focus({ preventScroll: true });
    map.once("popupclose", () => {
      if (box.contains(document.activeElement) || document.activeElement === document.body) {
        source?.focus({ preventScroll: true });
      }
    });
  });
};

for (const box of document.querySelectorAll("[data-map]")) {
  const { source, places, words } = box.dataset;
  const read = places ? Promise.resolve(JSON.parse(places)) : fetch(source).then((answer) => answer.json());
  read.then((found) => {
    box.hidden = false;
    draw(box, found, JSON.parse(words));
    if (found.truncated) {
      const note = JSON.parse(words).truncated.replace("%(number)s", found.features.length);
      box.after(element("p", "map__note", note));
    }
  });
}
