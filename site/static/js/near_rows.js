// "Near me" on a list: on request, its rows by their distance. The position stays here.

const EARTH = 6_371; // km
const STEP = 0.1; // km

const radians = (degrees) => (degrees * Math.PI) / 180;

const distance = (one, other) => {
  const [south, north] = [radians(one.latitude), radians(other.latitude)];
  const across = radians(other.longitude - one.longitude) * Math.cos((south + north) / 2);
  return EARTH * Math.hypot(across, north - south);
};

const sort = (list, me) => {
  const format = new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: "kilometer",
    maximumFractionDigits: 1,
  });
  const rows = [...list.querySelectorAll("[data-at]")].map((row) => {
    const [latitude, longitude] = row.dataset.at.split(",").map(Number);
    return { row, far: distance(me, { latitude, longitude }) };
  });
  rows.sort((one, other) => one.far - other.far);
  for (const { row, far } of rows) {
    const said = row.querySelector("[data-distance]") ?? document.createElement("span");
    said.dataset.distance = "";
    said.textContent = ` ${format.format(Math.max(far, STEP))}`;
    row.querySelector("[data-place]").append(said);
  }
  list.prepend(...rows.map(({ row }) => row));
  return rows.length;
};

const box = document.querySelector("[data-near-rows]");
if (box && navigator.geolocation) {
  box.hidden = false;
  const status = box.querySelector("[data-near-status]");
  box.querySelector("[data-near-button]").addEventListener("click", () => {
    status.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const found = sort(document.getElementById(box.dataset.nearRows), coords);
        status.textContent = found ? status.dataset.sorted : status.dataset.none;
      },
      () => {
        status.textContent = status.dataset.failed;
      },
      { maximumAge: 60_000, timeout: 15_000 },
    );
  });
}
