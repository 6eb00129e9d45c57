export const byId = (id) => document.getElementById(id);
export const clockTime = (ms) => new Date(ms).toISOString().slice(11, 19);
export const count = (value) => value.toLocaleString('en-US');

export function duration(ms) {
  if (ms === 0) return '0';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}

/** A colour of the style sheet as it is right now, light or dark: a canvas knows no variables. */
export function colour(name) {
  return () => {
    document.body.style.outlineColor = `var(--${name})`;
    return getComputedStyle(document.body).outlineColor;
  };
}

/** Text only: nothing that comes from records or templates is ever read as markup. */
export function element(tag, text, className = '') {
  return Object.assign(document.createElement(tag), { textContent: text, title: text, className });
}

/** A generated name without its stack and the suffixes that make it unique. */
export function shortened(name) {
  const [, id] = /^[^-]+-(.+)-[0-9a-f]{12}$/.exec(name) ?? [];
  return id?.replace(/[0-9A-F]{8}$/, '') ?? name;
}

export function shortName(name, tag = 'td') {
  return Object.assign(element(tag, name), { textContent: shortened(name) });
}

/** Line charts over time, in UTC, as wide as their place, and as high as given together with the legend. */
export function chart(place, { height, series, axes, scales, hooks }) {
  const quiet = { stroke: colour('quiet'), grid: { stroke: colour('line'), width: 1 }, ticks: { show: false } };
  const times = { space: 60, values: (_, at) => at.map((s) => clockTime(s * 1000).slice(0, 5)) };
  const options = {
    width: place.clientWidth,
    height,
    series: [{}, ...series],
    axes: [{ ...quiet, ...times, size: 32 }, ...axes.map((axis) => ({ ...quiet, size: 64, ...axis }))],
    scales,
    hooks,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    legend: { live: false },
    cursor: { show: false },
  };
  const plot = new uPlot(options, [[], ...series.map(() => [])], place);
  const legend = plot.root.querySelector('.u-legend');
  const fit = () => plot.setSize({ width: place.clientWidth, height: height - legend.offsetHeight });
  new ResizeObserver(fit).observe(place);
  return plot;
}

/** Links to the dashboards of the templates. */
export function linksTo(names) {
  return names.map((name) =>
    Object.assign(shortName(name, 'a'), { href: `dashboard.html#${encodeURIComponent(name)}` }),
  );
}
