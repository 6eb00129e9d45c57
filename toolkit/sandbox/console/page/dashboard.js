import { byId, clockTime, element, linksTo, shortName } from './shared.js';
import { drawWidget } from './widgets.js';

const REFRESH_MS = 2_000;
const wanted = decodeURIComponent(location.hash.slice(1));
const drawn = new Map();

/** Draws a dashboard anew: what a widget shows may change with every look. */
async function refresh() {
  const response = await fetch(`dashboard.json?name=${encodeURIComponent(wanted)}`);
  const { time, names, name, widgets } = await response.json();
  byId('time').textContent = `${clockTime(time)} UTC`;
  byId('name').textContent = shortName(name).textContent;
  byId('dashboards').replaceChildren(Object.assign(element('a', 'Live'), { href: './' }), ...linksTo(names));
  widgets.forEach((widget, at) => {
    const key = JSON.stringify(widget);
    if (drawn.get(at) === key) return;
    drawn.set(at, key);
    place(at, widget);
  });
}

function place(at, widget) {
  const section = document.createElement('section');
  section.style.gridColumn = `${widget.x + 1} / span ${widget.width}`;
  section.style.gridRow = `${widget.y + 1} / span ${widget.height}`;
  const before = byId('widgets').children[at];
  if (before === undefined) byId('widgets').append(section);
  else before.replaceWith(section);
  if (widget.title) section.append(element('h2', widget.title));
  drawWidget(section, widget);
}

function tell(text, className) {
  Object.assign(byId('connection'), { textContent: text, className });
}

async function follow() {
  try {
    await refresh();
    tell('live', 'live');
  } catch {
    tell('the sandbox has ended', 'ended');
  }
  setTimeout(() => void follow(), REFRESH_MS);
}

addEventListener('hashchange', () => location.reload());
await follow();
