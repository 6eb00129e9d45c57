import { seededRandom } from './seeded-random.mjs';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const START = Date.UTC(2026, 4, 17, 10, 5);
const LINES_PER_SECOND = 40;
const CLIENTS = 5_000;
const METHODS = ['GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'POST', 'HEAD'];
const STATUSES = [200, 200, 200, 200, 200, 200, 304, 304, 301, 404, 403, 500, 503];
const PATHS = [
  '/',
  '/index.html',
  '/catalog/shoes/running',
  '/api/v2/orders',
  '/static/app.9f3c1e.js',
  '/images/logo.png',
];
const QUERIES = ['', '', '?page=2&sort=price', '?utm_source=newsletter&utm_medium=email&utm_campaign=autumn'];
const REFERRERS = [
  '-',
  'https://shop.example.com/catalog/shoes/running?page=1',
  'https://www.example.org/search?q=shoes',
];
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example.net/about.html)',
];
const ESCAPED_AGENT = 'Mozilla/5.0 (\\"quoted\\"; rv:1.0)';
const FOREIGN_AGENT = 'Mozilla/5.0 (Müller; ひらがな)';

/** Lines of the combined format: 1 % of them cut short, 2 % with escaped quotes, 0.5 % not ASCII. */
export function accessLog(count, seed) {
  const random = seededRandom(seed);
  const pick = (values) => values[Math.floor(random() * values.length)];
  return Array.from({ length: count }, (_, i) => {
    const line = accessLine(i, random, pick);
    return random() < 0.01 ? line.slice(0, Math.floor(line.length / 2)) : line;
  });
}

function accessLine(i, random, pick) {
  const client = Math.floor(random() ** 2 * CLIENTS);
  const address = `198.51.${client >> 8}.${client & 255}`;
  const status = pick(STATUSES);
  const size = status === 304 ? '-' : Math.floor(random() * 200_000);
  const request = `${pick(METHODS)} ${pick(PATHS)}${pick(QUERIES)} HTTP/1.1`;
  const time = clfTime(START + Math.floor(i / LINES_PER_SECOND) * 1_000);
  return `${address} - - [${time}] "${request}" ${status} ${size} "${pick(REFERRERS)}" "${agent(random(), pick)}"`;
}

function agent(chance, pick) {
  if (chance < 0.02) return ESCAPED_AGENT;
  return chance < 0.025 ? FOREIGN_AGENT : pick(AGENTS);
}

function clfTime(milliseconds) {
  const [year, month, day, clock] = new Date(milliseconds).toISOString().slice(0, -5).split(/[-T]/);
  return `${day}/${MONTHS[month - 1]}/${year}:${clock} +0000`;
}
