// A pin that is put on a map by hand: [data-pick="<id of latitude> <id of longitude>"] around a map
// of map.js. A tap, or the button for the middle of the map, writes the position into the two
// inputs and chooses the answer "tapped" of the radio buttons [data-pick-choice].

const DECIMALS = 6;

for (const box of document.querySelectorAll("[data-pick]")) {
  const [latitude, longitude] = box.dataset.pick.split(" ").map((id) => document.getElementById(id));
  const tapped = document.querySelector(`input[name="${box.dataset.pickChoice}"][value="tapped"]`);

  box.addEventListener("map:drawn", ({ detail: { map } }) => {
    let pin;
    const show = (place) => {
      const face = document.createElement("span");
      face.className = "map__pin";
      const icon = L.divIcon({
        html: face,
        className: "map__marker",
        iconSize: [32, 32],
        iconAnchor: [16, 33],
      });
      pin ??= L.marker(place, { icon, interactive: false, keyboard: false }).addTo(map);
      pin.setLatLng(place);
    };
    const put = (place) => {
      latitude.value = place.lat.toFixed(DECIMALS);
      longitude.value = place.lng.toFixed(DECIMALS);
      tapped.checked = true;
      show(place);
    };
    map.on("click", ({ latlng }) => put(latlng));
    const centre = box.querySelector("[data-pick-centre]");
    centre.addEventListener("click", () => put(map.getCenter()));
    for (const hidden of [centre, box.querySelector("[data-pick-help]")]) hidden.hidden = false;
    if (latitude.value && longitude.value) {
      const place = L.latLng(Number(latitude.value), Number(longitude.value));
      show(place);
      map.setView(place, 14);
    }
  });
}
