import fc from 'fast-check';
import { parseAccessLine } from '../../../lambda/shared/access-line';
import { AccessLineScanner, SPANS } from '../../../lambda/shared/access-line-scanner';
import { MAX_LINE_BYTES, parseLine } from '../../../lambda/shared/log-line';
import type { LogRow } from '../../../lambda/shared/log-row';
import { realAccessLog } from '../../access-log';
import { hostileLine } from './hostile-lines';

const LINE =
  '10.0.0.1 - frank [17/May/2015:12:05:03 +0200] "GET /a?b=c HTTP/1.1" 200 512 "https://example.com/" "curl/8"';
const scanner = new AccessLineScanner();

describe('AccessLineScanner', () => {
  test('finds every column of the combined format', () => {
    expect(scannedRow(LINE)).toEqual({
      time: '2015-05-17 10:05:03',
      client_ip: '10.0.0.1',
      user_name: 'frank',
      method: 'GET',
      path: '/a',
      query: 'b=c',
      protocol: 'HTTP/1.1',
      status: '200',
      bytes: '512',
      referrer: 'https://example.com/',
      user_agent: 'curl/8',
    });
  });

  test('finds nulls in the common format', () => {
    expect(scannedRow('::1 - - [17/May/2015:10:05:03 +0000] "HEAD / HTTP/1.0" 304 -')).toEqual({
      time: '2015-05-17 10:05:03',
      client_ip: '::1',
      method: 'HEAD',
      path: '/',
      protocol: 'HTTP/1.0',
      status: '304',
    });
  });

  test('ends at the newline or at the carriage return before it', () => {
    scanner.scan(Buffer.from(`xx${LINE}\r\n`), 2);
    expect([scanner.start, scanner.end]).toEqual([2, LINE.length + 3]);
    scanner.scan(Buffer.from(`${LINE}\n`), 0);
    expect(scanner.end).toBe(LINE.length);
  });

  test.each([
    ['an escape', LINE.replace('curl', '\\"curl\\"')],
    ['a byte that is not ASCII', LINE.replace('curl', 'cürl')],
    ['a control character', LINE.replace('curl', 'cu\trl')],
    ['an object', LINE.replace('10.', '{10.')],
    ['a user with a space', LINE.replace('frank', 'frank b')],
    ['a request without a protocol', LINE.replace(' HTTP/1.1', '')],
    ['a target with a space', LINE.replace('/a', '/a a')],
    ['a day that does not exist', LINE.replace('17/May', '31/Jun')],
    ['a number with a leading zero', LINE.replace('512', '0512')],
    ['a number past what a double holds', LINE.replace('512', '1234567890123456')],
    ['a status with a leading zero', LINE.replace(' 200 ', ' 020 ')],
    ['more after the agent', `${LINE} "-"`],
    ['a line cut short', LINE.slice(0, -1)],
    ['a line over the limit', LINE.replace('curl', 'c'.repeat(MAX_LINE_BYTES))],
    ['an empty line', ''],
  ])('declines %s', (_, line) => {
    expect(scannedRow(line)).toBeUndefined();
  });

  test('declines a line that ends where an earlier, longer one went on', () => {
    const bytes = Buffer.from(`${LINE}\n`);
    const cut = LINE.indexOf(' +0200');
    bytes[cut] = 10;
    expect(scanner.scan(bytes, 0)).toBe(false);
  });

  test('reads what it takes exactly as the strict parser does', () => {
    let taken = 0;
    fc.assert(
      fc.property(hostileLine, (line) => {
        const row = scannedRow(line);
        if (row) expect(row).toEqual(defined(parseLine(line.replace(/\r$/, ''))));
        if (row) taken += 1;
      }),
      { numRuns: 5_000, seed: 20150517 },
    );
    expect(taken).toBeGreaterThan(250);
  });

  test('takes at least 95 % of a real log, each line as the strict parser reads it', () => {
    const lines = realAccessLog();
    if (!lines) return console.warn('skipped: the real access log is not on this machine');
    const taken = lines.filter((line) => {
      const row = scannedRow(line);
      if (row) expect(row).toEqual(defined(parseAccessLine(line) ?? {}));
      return row;
    });
    expect(taken.length / lines.length).toBeGreaterThanOrEqual(0.95);
  });
});

function scannedRow(line: string): LogRow | undefined {
  const bytes = Buffer.from(`${line}\n`);
  const newline = Buffer.byteLength(line);
  if (!scanner.scan(bytes, 0) || scanner.end !== newline) return undefined;
  const { starts, ends, minute, seconds } = scanner;
  const columns = SPANS.map((column, i) => [column, bytes.toString('latin1', starts[i], ends[i])] as const);
  return {
    time: minute + bytes.toString('latin1', seconds, seconds + 2),
    ...Object.fromEntries(columns.filter((_, i) => (starts[i] as number) >= 0)),
  };
}

function defined(row: LogRow): LogRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
