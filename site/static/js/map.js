// Draws each element [data-map] of a page with Leaflet (see core/templatetags/map_tags.py).
//
// Places are GeoJSON: {name, url, summary, precision: "exact" | "district"} at points. Places that
// stand close together are one marker with their number. All of it works by keyboard; where no
// tile can be had, a ground is drawn: the city's own outlines [data-ground], or a sketch from the
// areas' centres. When it is drawn, the element
// sends "map:drawn" with {map, features, words}.

const APART = 60; // px: nearer than this, places share a marker
const LISTED = 12; // a marker lists this many places; more are zoomed into
const DISTRICT_METRES = 700;
const GROUND_ZOOM = 13; // nearer than this, a sketch says nothing
const SKETCH_ZOOM = 12; // at which it is reckoned
const CORNERS = 24; // of a cell with nothing near it

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

// Which places share a marker at the map's zoom: those near the first of them, at its place.
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
  if (points.length === 1 && isDistrict(places.features[0])) {
    map.fitBounds(points[0].toBounds(3 * DISTRICT_METRES)); // the circle, and what is round it
  } else if (around.length > 1) map.fitBounds(L.latLngBounds(around), { padding: [32, 32], maxZoom: 15 });
  else map.setView(around[0] ?? [36, 138], around.length ? 15 : 5);

  ground(map, box, places.areas ?? [], words);
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

// Tiles if they come; else the outlines that the city brought, or a sketch that says it is one.
const ground = (map, box, areas, words) => {
  map.createPane("ground").style.zIndex = 340;
  map.createPane("areas").style.zIndex = 350; // below circles and markers
  const plain = L.layerGroup(areas.map(areaName));
  const show = () => {
    plain.addTo(map);
    map.setZoom(Math.min(map.getZoom(), GROUND_ZOOM), { animate: false });
    if (box.dataset.ground) outlines(box.dataset.ground, plain);
    else sketch(map, areas, plain, words);
  };
  const { tiles, attribution, attributionUrl } = box.dataset;
  if (!tiles) {
    show();
    return;
  }
  const source = element("a", "", attribution);
  source.href = attributionUrl;
  const layer = L.tileLayer(tiles, { maxZoom: map.getMaxZoom(), attribution: source.outerHTML });
  let came = false;
  layer.on("tileerror", () => came || map.hasLayer(plain) || show());
  layer.on("tileload", () => {
    came = true;
    plain.remove();
    map.attributionControl.removeAttribution(words.schematic);
  });
  layer.addTo(map);
};

const areaName = (area) =>
  L.tooltip({ permanent: true, direction: "center", offset: [0, 18], className: "map__area", pane: "areas" })
    .setLatLng(position(area))
    .setContent(element("span", "", area.properties.name));

const outlines = async (address, layer) => {
  const answer = await fetch(address);
  const style = { className: "map__outline", interactive: false, pane: "ground" };
  L.geoJSON(await answer.json(), { style, interactive: false, pane: "ground" }).addTo(layer);
};

// What is nearer to an area's centre than to any other, and not far from it. No borders: a sketch.
const sketch = (map, areas, layer, words) => {
  const centres = areas.map((area) => map.project(position(area), SKETCH_ZOOM));
  const nearest = centres.map((centre) =>
    Math.min(...centres.filter((other) => other !== centre).map((other) => other.distanceTo(centre))),
  );
  const reach = nearest.sort((one, other) => one - other)[Math.floor(nearest.length / 2)];
  if (!Number.isFinite(reach)) return;
  for (const centre of centres) {
    let cell = Array.from({ length: CORNERS }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / CORNERS;
      return L.point(centre.x + reach * Math.cos(angle), centre.y + reach * Math.sin(angle));
    });
    for (const other of centres) if (other !== centre) cell = nearer(cell, centre, other);
    const corners = cell.map((point) => map.unproject(point, SKETCH_ZOOM));
    L.polygon(corners, { className: "map__sketch", interactive: false, pane: "ground" }).addTo(layer);
  }
  map.attributionControl.addAttribution(words.schematic);
};

// The part of a convex polygon that is nearer to `centre` than to `other`.
const nearer = (polygon, centre, other) => {
  const middle = centre.add(other).divideBy(2);
  const away = other.subtract(centre);
  const side = (point) => (point.x - middle.x) * away.x + (point.y - middle.y) * away.y;
  return polygon.flatMap((point, index) => {
    const before = polygon.at(index - 1);
    const [here, there] = [side(point), side(before)];
    const crossing =
      here * there < 0 ? [before.add(point.subtract(before).multiplyBy(there / (there - here)))] : [];
    return here <= 0 ? [...crossing, point] : crossing;
  });
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
