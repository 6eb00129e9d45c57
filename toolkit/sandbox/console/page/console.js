import { byId, chart, clockTime, colour, count, duration, element, linksTo, shortName } from './shared.js';

const CHART_SECONDS = 600;
const CHART_HEIGHT = 180;
const STATES = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];

const charts = {
  records: lines('records-chart', [series('in', 'in'), series('out', 'out')], count),
  age: lines('age-chart', [series('worst of 10 s', 'age', { show: true, size: 4 })], duration),
};

function series(label, name, points = { show: false }) {
  return { label, stroke: colour(name), width: 2, points };
}

function lines(id, series, format) {
  return chart(byId(id), {
    height: CHART_HEIGHT,
    series,
    axes: [{ values: (_, at) => at.map(format) }],
    scales: { y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
  });
}

function fillTable(id, rows) {
  const lines = rows.map((cells) => {
    const line = document.createElement('tr');
    line.append(...cells);
    return line;
  });
  byId(id).replaceChildren(...(lines.length > 0 ? lines : [element('caption', 'none yet')]));
}

function show({ time, totals, history, iteratorAges, alarms, denials, deliveries, pending, rows, dashboards }) {
  byId('dashboards').replaceChildren(...linksTo(dashboards));
  byId('time').textContent = `${clockTime(time)} UTC`;
  byId('records-in').textContent = count(totals.recordsIn);
  byId('records-out').textContent = count(totals.recordsOut);
  showCharts(time, history, iteratorAges);
  showAlarms(alarms);
  showDenials(denials);
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

function showDenials(denials) {
  fillTable(
    'denials',
    denials.map(({ principal, action, resource, remedy, count: times }) => [
      element('td', `${count(times)}x`, 'quiet'),
      element('td', principal),
      element('td', action),
      element('td', resource),
      element('td', remedy, 'remedy'),
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
