import { AccessLineScanner } from '../../../lambda/shared/access-line-scanner';
import { RowWriter } from '../../../lambda/shared/row-writer';

const LINE = '::1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 512';
const ROWS_AT = 1_000;
const block = Buffer.alloc(3_000);
const length = block.write(`${LINE}\n`);

describe('RowWriter', () => {
  test('writes scanned and parsed lines alike', () => {
    const writer = begun(2_000);
    const row = { time: '2015-05-17 10:05:03', client_ip: '::1', method: 'GET', path: '/a', protocol: 'HTTP/1.1' };
    expect(writer.scanned(scanned(), 0, {})).toBe(true);
    expect(writer.parsed({ ...row, status: '200', bytes: '512' }, 0, {})).toBe(true);
    const [first, second] = textOf(writer).split('\n');
    expect(first).toBe(`{"event_id":"7-0",${JSON.stringify({ ...row, status: 200, bytes: 512 }).slice(1)}`);
    expect(second).toBe(first);
  });

  test('repeats the id of the record in every row, and the origin where there is one', () => {
    const writer = begun(2_000);
    const origin = { log_group: '/web', log_stream: 'host-1' };
    writer.parsed({ path: '/a' }, 0, {});
    writer.parsed({ path: '/a' }, 1, origin);
    writer.scanned(scanned(), 10, origin);
    const rows = textOf(writer).trimEnd().split('\n');
    expect(rows.slice(0, 2)).toEqual([
      '{"event_id":"7-0","path":"/a"}',
      '{"event_id":"7-1","path":"/a","log_group":"/web","log_stream":"host-1"}',
    ]);
    expect(JSON.parse(rows[2] as string)).toMatchObject({ event_id: '7-10', status: 200, ...origin });
  });

  test('goes on with the rows of a record once those written are taken', () => {
    const writer = begun(2_000);
    expect(writer.isEmpty).toBe(true);
    writer.parsed({ path: '/a' }, 0, {});
    expect(writer.isEmpty).toBe(false);
    const taken = writer.toBuffer();
    writer.begin('7', 2_000);
    writer.parsed({ path: '/b' }, 1, {});
    expect(taken.toString()).toBe('{"event_id":"7-0","path":"/a"}\n');
    expect(textOf(writer)).toBe('{"event_id":"7-1","path":"/b"}\n');
  });

  test('escapes the id of a record', () => {
    const writer = new RowWriter(block, ROWS_AT);
    writer.begin('"\\', 2_000);
    writer.parsed({}, 0, {});
    expect(JSON.parse(textOf(writer))).toEqual({ event_id: '"\\-0' });
  });

  test.each([
    ['scanned', (writer: RowWriter) => writer.scanned(scanned(), 0, {})],
    ['parsed', (writer: RowWriter) => writer.parsed({ raw: 'x'.repeat(100) }, 0, {})],
  ])('refuses a %s line without room', (_, write) => {
    const writer = begun(300);
    expect(write(writer)).toBe(false);
    expect(writer.overflowed).toBe(true);
    writer.begin('8', 2_000);
    expect(writer.overflowed).toBe(false);
    expect(write(writer)).toBe(true);
  });

  test('has no more room than its block, whatever it is given', () => {
    expect(begun(1_000_000).parsed({ raw: 'x'.repeat(2_000) }, 0, {})).toBe(false);
  });
});

function begun(room: number): RowWriter {
  const writer = new RowWriter(block, ROWS_AT);
  writer.begin('7', room);
  return writer;
}

function scanned(): AccessLineScanner {
  const line = new AccessLineScanner();
  expect(line.scan(block.subarray(), 0) && line.end).toBe(length - 1);
  return line;
}

function textOf(writer: RowWriter): string {
  return Buffer.from(writer.toBase64(), 'base64').toString();
}
