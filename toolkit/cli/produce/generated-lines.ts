import { SeededRandom } from '../../sandbox/kernel/seeded-random';
import type { LineSource } from './line-source';

const START = Date.UTC(2026, 0, 5, 9, 0, 0);
const SPAN_MS = 10 * 60_000;
const PIECE_LINES = 2_000;
/** For one minute of the ten, a release is broken. */
const BURST = { from: START + 6 * 60_000, to: START + 7 * 60_000, share: 0.4 };
const MALFORMED_SHARE = 0.0005;
const BOT_SHARE = 0.12;
const TYPICAL_LINE_BYTES = 205;

const PATHS = [
  '/',
  '/index.html',
  '/products',
  '/products/1041',
  '/products/2207?ref=home',
  '/search?q=kinesis+stream',
  '/search?q=%22enhanced%20fan-out%22&page=2',
  '/cart',
  '/checkout',
  '/api/v1/orders',
  '/api/v1/session',
  '/assets/app.4f2a.js',
  '/assets/site.css',
  '/images/logo.svg',
  '/favicon.ico',
  '/robots.txt',
  '/blog/2026/shards-explained',
];

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
];

const BOTS = [
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'curl/8.14.1',
  'python-requests/2.32.5',
];

const REFERRERS = [
  '-',
  '-',
  'https://www.example.com/',
  'https://www.example.com/products',
  'https://search.example.org/?q=logs',
];

const MALFORMED = [
  '\\x16\\x03\\x01\\x02\\x00\\x01\\xfc\\x03\\x03',
  '203.0.113.9 - - [05/Jan/2026:09:',
  '"GET / HTTP/1.1" 200',
];

/** Ten minutes of a web server, in combined log format: the same lines for the same count, on every machine. */
export function generatedSource(count: number): LineSource {
  return {
    id: `generated-${count}`,
    size: count * TYPICAL_LINE_BYTES,
    isEstimate: true,
    replayMs: SPAN_MS,
    read: (offset) => skip(generate(count), offset),
  };
}

async function* generate(count: number): AsyncGenerator<Buffer> {
  const random = new SeededRandom(20_260_105);
  for (let first = 0; first < count; first += PIECE_LINES) {
    const lines = Math.min(PIECE_LINES, count - first);
    const text = Array.from({ length: lines }, (_, i) => line(random, START + ((first + i) / count) * SPAN_MS));
    yield Buffer.from(`${text.join('\n')}\n`);
  }
}

async function* skip(pieces: AsyncIterable<Buffer>, offset: number): AsyncGenerator<Buffer> {
  let left = offset;
  for await (const piece of pieces) {
    if (left < piece.length) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

function line(random: SeededRandom, time: number): string {
  if (random.chance(MALFORMED_SHARE)) return random.pick(MALFORMED);
  const isBot = random.chance(BOT_SHARE);
  const path = random.pick(PATHS);
  const method = path.startsWith('/api/') && random.chance(0.6) ? 'POST' : random.chance(0.02) ? 'HEAD' : 'GET';
  const status = statusOf(random, time, path, isBot);
  const bytes = method === 'HEAD' || status === 304 ? '-' : String(200 + random.integer(status === 200 ? 60_000 : 800));
  const user = random.chance(0.03) ? `user${random.integer(40)}` : '-';
  const agent = random.pick(isBot ? BOTS : BROWSERS);
  return `${client(random, isBot)} - ${user} [${commonTime(time)}] "${method} ${path} HTTP/1.1" ${status} ${bytes} "${random.pick(REFERRERS)}" "${agent}"`;
}

function statusOf(random: SeededRandom, time: number, path: string, isBot: boolean): number {
  if (time >= BURST.from && time < BURST.to && random.chance(BURST.share)) return random.chance(0.8) ? 500 : 503;
  const draw = random.next();
  if (path === '/robots.txt' && !isBot) return 404;
  if (draw < 0.86) return 200;
  if (draw < 0.92) return 304;
  if (draw < 0.95) return 301;
  if (draw < 0.985) return 404;
  if (draw < 0.995) return 403;
  return draw < 0.998 ? 499 : 500;
}

/** A few hundred visitors, and bots from a handful of addresses. */
function client(random: SeededRandom, isBot: boolean): string {
  return isBot ? `198.51.100.${1 + random.integer(6)}` : `203.0.${random.integer(3)}.${1 + random.integer(200)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function commonTime(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${clock} +0000`;
}
