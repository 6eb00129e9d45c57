const CHART_SECONDS = 300;
const byId = (id) => document.getElementById(id);
const clockTime = (ms) => new Date(ms).toISOString().slice(11, 19);

const charts = {
  records: chart('records-chart', [series('in', '#3b82f6'), series('out', '#22a06b')]),
  age: chart('age-chart', [series('ms', '#d97706')]),
};
const ages = [[], []];

function series(label, stroke) {
  return { label, stroke, fill: `${stroke}22`, width: 2, points: { show: false } };
}

function chart(id, lines) {
  const place = byId(id);
  const ink = getComputedStyle(document.body).color;
  const axis = { stroke: ink, grid: { stroke: '#8884' } };
  const options = {
    width: place.clientWidth,
    height: 190,
    series: [{}, ...lines],
    axes: [axis, { ...axis, size: 60 }],
    scales: { y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
  };
  const plot = new uPlot(options, [[], ...lines.map(() => [])], place);
  addEventListener('resize', () => plot.setSize({ width: place.clientWidth, height: 190 }));
  return plot;
}

/** Text only: nothing that comes from records is ever read as markup. */
function fillTable(table, rows, head) {
  const cells = (values, tag) =>
    values.map((value) => {
      const { text, name } = typeof value === 'object' && value !== null ? value : { text: value };
      const cell = document.createElement(tag);
      cell.textContent = text ?? '';
      if (name) cell.className = name;
      return cell;
    });
  const line = (values, tag) => {
    const row = document.createElement('tr');
    row.append(...cells(values, tag));
    return row;
  };
  table.replaceChildren(...(head ? [line(head, 'th')] : []), ...rows.map((values) => line(values, 'td')));
}

function show(state) {
  const sum = (key) => state.history.reduce((total, second) => total + second[key], 0).toLocaleString('en-US');
  byId('time').textContent = `${clockTime(state.time)} UTC`;
  byId('records-in').textContent = sum('recordsIn');
  byId('records-out').textContent = sum('recordsOut');
  byId('iterator-age').textContent = state.iteratorAge === null ? 'idle' : `${Math.round(state.iteratorAge)} ms`;
  byId('alarms-on').textContent = state.alarms.filter((alarm) => alarm.state === 'ALARM').length;
  showCharts(state);
  fillTable(
    byId('alarms'),
    state.alarms.map(({ name, state, reason }) => [name, { text: state, name: state }, reason]),
  );
  fillTable(
    byId('deliveries'),
    state.deliveries.map(({ time, deliveryStream, what }) => [clockTime(time), deliveryStream, what]),
  );
  byId('pending').replaceChildren(
    ...state.pending.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  );
  const columns = Object.keys(state.rows[0] ?? {});
  fillTable(
    byId('rows'),
    state.rows.map((row) => columns.map((column) => String(row[column] ?? ''))),
    columns,
  );
}

function showCharts({ time, history, iteratorAge }) {
  const now = Math.floor(time / 1000);
  const seconds = new Map(history.map((second) => [second.time, second]));
  const times = Array.from({ length: CHART_SECONDS }, (_, i) => now - CHART_SECONDS + 1 + i);
  const line = (key) => times.map((at) => seconds.get(at)?.[key] ?? 0);
  charts.records.setData([times, line('recordsIn'), line('recordsOut')]);
  ages[0].push(now);
  ages[1].push(iteratorAge ?? 0);
  charts.age.setData(ages);
}

const source = new EventSource('events');
source.onopen = () => {
  byId('connection').textContent = 'live';
};
source.onmessage = ({ data }) => show(JSON.parse(data));
source.onerror = () => {
  byId('connection').textContent = 'the sandbox has ended';
};
