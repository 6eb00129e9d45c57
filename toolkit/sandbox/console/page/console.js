const CHART_SECONDS = 600;
const CHART_HEIGHT = 180;
const STATES = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];
const byId = (id) => document.getElementById(id);
const clockTime = (ms) => new Date(ms).toISOString().slice(11, 19);
const count = (value) => value.toLocaleString('en-US');

const charts = {
  records: chart('records-chart', [series('in', 'in'), series('out', 'out')], count),
  age: chart('age-chart', [series('worst of 10 s', 'age', { show: true, size: 4 })], duration),
};

function series(label, name, points = { show: false }) {
  return { label, stroke: colour(name), width: 2, points };
}

function chart(id, lines, format) {
  const place = byId(id);
  const axis = { stroke: colour('quiet'), grid: { stroke: colour('line'), width: 1 }, ticks: { show: false } };
  const minutes = { incrs: [60, 120, 300], values: (_, at) => at.map((s) => clockTime(s * 1000).slice(0, 5)) };
  const options = {
    width: place.clientWidth,
    height: CHART_HEIGHT,
    series: [{}, ...lines],
    axes: [
      { ...axis, ...minutes },
      { ...axis, size: 64, values: (_, at) => at.map(format) },
    ],
    scales: { y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    legend: { live: false },
    cursor: { show: false },
  };
  const plot = new uPlot(options, [[], ...lines.map(() => [])], place);
  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: CHART_HEIGHT })).observe(place);
  return plot;
}

/** A colour of the style sheet as it is right now, light or dark: a canvas knows no variables. */
function colour(name) {
  return () => {
    document.body.style.outlineColor = `var(--${name})`;
    return getComputedStyle(document.body).outlineColor;
  };
}

function duration(ms) {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

/** Text only: nothing that comes from records is ever read as markup. */
function element(tag, text, className = '') {
  return Object.assign(document.createElement(tag), { textContent: text, title: text, className });
}

function fillTable(id, rows) {
  const lines = rows.map((cells) => {
    const line = document.createElement('tr');
    line.append(...cells);
    return line;
  });
  byId(id).replaceChildren(...(lines.length > 0 ? lines : [element('caption', 'none yet')]));
}

/** A generated name without its stack and the suffix that makes it unique. */
function shortName(name) {
  return Object.assign(element('td', name), { textContent: name.replace(/^[^-]+-(.+)-[0-9a-f]{12}$/, '$1') });
}

function show({ time, totals, history, iteratorAges, alarms, deliveries, pending, rows }) {
  byId('time').textContent = `${clockTime(time)} UTC`;
  byId('records-in').textContent = count(totals.recordsIn);
  byId('records-out').textContent = count(totals.recordsOut);
  showCharts(time, history, iteratorAges);
  showAlarms(alarms);
  fillTable(
    'deliveries',
    deliveries.map(({ time: at, deliveryStream, what }) => [
      element('td', clockTime(at), 'time'),
      shortName(deliveryStream),
      element('td', what),
    ]),
  );
  byId('pending').replaceChildren(...(pending.length > 0 ? pending : ['nothing']).map((line) => element('li', line)));
  showRows(rows);
}

function showCharts(time, history, iteratorAges) {
  const now = Math.floor(time / 1000);
  const seconds = new Map(history.map((second) => [second.time, second]));
  const times = Array.from({ length: CHART_SECONDS }, (_, i) => now - CHART_SECONDS + 1 + i);
  const line = (key) => times.map((at) => seconds.get(at)?.[key] ?? 0);
  charts.records.setData([times, line('recordsIn'), line('recordsOut')]);
  charts.age.setData([iteratorAges.map((period) => period.time), iteratorAges.map(({ age }) => age ?? null)]);
  const latest = iteratorAges.slice(-12).reduce((worst, { age }) => (age > (worst ?? -1) ? age : worst), undefined);
  byId('iterator-age').textContent = latest === undefined ? 'idle' : duration(latest);
}

function showAlarms(alarms) {
  const on = alarms.filter(({ state }) => state === 'ALARM').length;
  byId('alarms-on').textContent = `${on} of ${alarms.length}`;
  byId('alarms-on').className = on > 0 ? 'ALARM' : '';
  const sorted = alarms.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  fillTable(
    'alarms',
    sorted.map(({ name, state, reason }) => [
      element('td', state.replace('_', ' ').toLowerCase(), `state ${state}`),
      shortName(name),
      element('td', reason, 'quiet'),
    ]),
  );
}

function showRows(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const head = columns.map((column) => element('th', column));
  const lines = rows.map((row) => columns.map((column) => element('td', String(row[column] ?? ''))));
  fillTable('rows', rows.length > 0 ? [head, ...lines] : []);
}

const source = new EventSource('events');
const tell = (text, className) => Object.assign(byId('connection'), { textContent: text, className });
source.onopen = () => tell('live', 'live');
source.onmessage = ({ data }) => show(JSON.parse(data));
source.onerror = () => tell('the sandbox has ended', 'ended');
