import { MAX_JSON_DEPTH, MAX_LINE_BYTES, parseLine } from '../../../lambda/shared/log-line';

const LINE = '::1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 512';

describe('parseLine', () => {
  test('reads an access line and a JSON line alike', () => {
    const row = {
      time: '2015-05-17 10:05:03',
      client_ip: '::1',
      method: 'GET',
      path: '/a',
      status: '200',
      bytes: '512',
    };
    const json = JSON.stringify({ ...row, status: 200 });
    expect(parseLine(LINE)).toEqual({ ...row, protocol: 'HTTP/1.1' });
    expect(parseLine(json)).toEqual(row);
  });

  test.each([
    ['', 'empty line'],
    ['hello', 'line is not in the common or combined log format'],
    [LINE.padEnd(MAX_LINE_BYTES + 1, 'x'), `line is longer than ${MAX_LINE_BYTES} bytes`],
    ['é'.repeat(MAX_LINE_BYTES / 2 + 1), `line is longer than ${MAX_LINE_BYTES} bytes`],
    ['{"status":200', 'line is not valid json'],
    ['{"level":"info"}', 'json has no field of an access log'],
    [nested(MAX_JSON_DEPTH + 1), `json nests deeper than ${MAX_JSON_DEPTH}`],
  ])('keeps a line that it cannot read: %#', (line, reason) => {
    expect(parseLine(line)).toEqual({ parse_error: reason, raw: line });
  });

  test('reads JSON of the greatest depth', () => {
    const line = nested(MAX_JSON_DEPTH);
    expect(parseLine(line)).toEqual({ status: '200', raw: line });
  });

  test('reads an access line of the greatest length', () => {
    const line = `${LINE} "-" "${'x'.repeat(MAX_LINE_BYTES - LINE.length - 7)}"`;
    expect(line).toHaveLength(MAX_LINE_BYTES);
    expect(parseLine(line)).toHaveProperty('status', '200');
  });
});

function nested(depth: number): string {
  return `{"status":200,"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
}
