import { chart, colour, element, shortened } from './shared.js';
import { formatter, isWritten, stepsOf } from './units.js';

const PALETTE = ['in', 'out', 'age', 'fourth', 'fifth', 'sixth'];
const MIN_HEIGHT = 112;
const VIEWS = { timeSeries, singleValue, gauge, table, bar: table, pie: table };

/** Draws what is in a widget; a kind that is not drawn here says so. */
export function drawWidget(section, widget) {
  if (widget.problem) return section.append(element('p', widget.problem, 'quiet'));
  if (widget.type === 'text') return section.append(element('pre', widget.markdown));
  if (widget.type === 'alarm') return section.append(states(widget.alarms));
  const draw = VIEWS[widget.view] ?? timeSeries;
  return draw(section, widget);
}

/** What is wrong comes first; what all names begin with tells nothing. */
function states(alarms) {
  if (alarms.length === 1) return verdict(alarms[0]);
  const names = alarms.map(({ name }) => shortened(name));
  const common = commonWords(names);
  const shown = alarms.map(({ name, state }, at) =>
    Object.assign(element('span', names[at].slice(common)), { className: state, title: `${name}: ${state}` }),
  );
  const list = element('div', '', 'states');
  list.append(...shown.toSorted((one, other) => (other.className === 'ALARM') - (one.className === 'ALARM')));
  return list;
}

/** One alarm is a question with an answer. */
function verdict({ name, state }) {
  const answer = Object.assign(element('p', state.replace('_', ' '), `verdict ${state}`), { title: name });
  answer.append(element('small', shortened(name)));
  return answer;
}

/** The length of the words, as their capitals tell them, that all names begin with. */
function commonWords(names) {
  const [first] = names;
  const differs = (at) => names.some((name) => name[at] !== first[at]);
  let length = 0;
  while (length < first.length && !differs(length)) length++;
  while (length > 0 && !/[A-Z]/.test(first[length] ?? '')) length--;
  return length;
}

function lineColour({ color }, at) {
  return color ?? colour(PALETTE[at % PALETTE.length]);
}

function timeSeries(section, widget) {
  const { times, series, annotations, stacked } = widget;
  const place = element('div', '', 'plot');
  section.append(place);
  const lines = series.map((line, at) => ({
    label: line.label,
    stroke: lineColour(line, at),
    fill: stacked ? lineColour(line, at) : undefined,
    width: 2,
    scale: line.axis,
    points: { show: points(line) < 3, size: 5 },
  }));
  const plot = chart(place, {
    height: Math.max(MIN_HEIGHT, place.clientHeight),
    series: stacked ? lines.toReversed() : lines,
    axes: axesOf(widget),
    scales: { left: range(widget, 'left'), right: range(widget, 'right') },
    hooks: { draw: [(self) => annotate(self, annotations)] },
  });
  const values = stacked ? stack(series).toReversed() : series.map((line) => line.values);
  plot.setData([times, ...values]);
}

function points({ values }) {
  return values.filter((value) => value !== null).length;
}

function axesOf({ series, limits }) {
  return ['left', 'right'].flatMap((scale) => {
    const first = series.find(({ axis }) => axis === scale);
    if (first === undefined) return [];
    const label = limits?.[scale]?.label;
    const unit = first.unit ?? label;
    const incrs = stepsOf(unit);
    return [
      {
        scale,
        side: scale === 'left' ? 3 : 1,
        grid: { show: scale === 'left' },
        values: (_, at) => at.map(formatter(unit)),
        ...(incrs ? { incrs } : {}),
        ...(label && !isWritten(unit) ? { label, labelSize: 18, labelFont: '12px system-ui' } : {}),
      },
    ];
  });
}

/** From zero, and high enough for the annotations. */
function range({ annotations, limits }, axis) {
  const marks = annotations.filter((mark) => mark.axis === axis).map(({ value }) => value);
  const { min = 0, max } = limits?.[axis] ?? {};
  return { range: (_, __, top) => [min, max ?? (Math.max(top ?? 0, ...marks) * 1.1 || 1)] };
}

function stack(series) {
  let below = [];
  return series.map(({ values }) => {
    below = values.map((value, at) => (value ?? 0) + (below[at] ?? 0));
    return below;
  });
}

function annotate(plot, annotations) {
  const { ctx, bbox } = plot;
  for (const { value, label, color, axis } of annotations) {
    const y = plot.valToPos(value, axis, true);
    if (!(y >= bbox.top && y <= bbox.top + bbox.height)) continue;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = color ?? colour('bad')();
    ctx.setLineDash([6, 4]);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'bottom';
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    if (label) ctx.fillText(label, bbox.left + 6, y - 2);
    ctx.restore();
  }
}

function latest({ values }) {
  return values.findLast((value) => value !== null);
}

function shown(line, value = latest(line)) {
  return value === undefined ? '–' : formatter(line.unit)(value);
}

function singleValue(section, { series }) {
  const numbers = element('div', '', 'numbers');
  for (const line of series) {
    const figure = element('span', line.label);
    figure.prepend(element('b', shown(line)));
    numbers.append(figure);
  }
  section.append(numbers);
}

function gauge(section, { series, limits }) {
  for (const line of series) {
    const { min = 0, max = 100 } = limits?.left ?? {};
    section.append(
      element('span', `${line.label}: ${shown(line)}`, 'quiet'),
      Object.assign(element('meter', ''), { min, max, value: latest(line) ?? min }),
    );
  }
}

function table(section, { series }) {
  const lines = document.createElement('table');
  lines.append(row('th', ['', 'last', 'lowest', 'highest']));
  for (const line of series) {
    const known = line.values.filter((value) => value !== null);
    const figures = [known.at(-1), Math.min(...known), Math.max(...known)];
    const texts = known.length > 0 ? figures.map((value) => shown(line, value)) : ['–', '–', '–'];
    lines.append(row('td', [line.label, ...texts]));
  }
  section.append(lines);
}

function row(tag, texts) {
  const cells = document.createElement('tr');
  cells.append(...texts.map((text) => element(tag, text)));
  return cells;
}
