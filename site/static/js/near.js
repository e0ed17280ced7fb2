// "Near me": on request, the places of the map by their distance. The position stays here.

const SHOWN = 10;

const metres = (language, distance) => {
  const far = distance >= 1000;
  const format = new Intl.NumberFormat(language, {
    style: "unit",
    unit: far ? "kilometer" : "meter",
    maximumFractionDigits: far ? 1 : 0,
  });
  return format.format(far ? distance / 1000 : Math.round(distance / 50) * 50);
};

const show = (box, { map, features }, me) => {
  const language = document.documentElement.lang;
  const near = features
    .map((feature) => {
      const [longitude, latitude] = feature.geometry.coordinates;
      return { ...feature.properties, place: L.latLng(latitude, longitude) };
    })
    .map((place) => ({ ...place, distance: me.distanceTo(place.place) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, SHOWN);
  box.querySelector("[data-near-list]").replaceChildren(
    ...near.map(({ name, url, lang, distance, precision }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = url;
      link.textContent = name;
      if (lang) link.lang = lang;
      const about = precision === "district" ? "≈ " : "";
      item.append(link, ` ${about}${metres(language, distance)}`);
      return item;
    }),
  );
  L.marker(me, {
    icon: L.divIcon({ className: "map__me", iconSize: [22, 22] }),
    interactive: false,
    keyboard: false,
  }).addTo(map);
  map.fitBounds(L.latLngBounds([me, ...near.map(({ place }) => place)]), { padding: [32, 32] });
  return near.length;
};

document.addEventListener("map:drawn", ({ detail }) => {
  const box = document.querySelector("[data-near]");
  if (!box || !navigator.geolocation) return;
  box.hidden = false;
  const status = box.querySelector("[data-near-status]");
  box.querySelector("[data-near-button]").addEventListener("click", () => {
    status.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const found = show(box, detail, L.latLng(coords.latitude, coords.longitude));
        if (!found) status.textContent = status.dataset.none;
      },
      () => {
        status.textContent = status.dataset.failed;
      },
      { maximumAge: 60_000, timeout: 15_000 },
    );
  });
});
