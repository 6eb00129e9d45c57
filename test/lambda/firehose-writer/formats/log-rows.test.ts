import { gzipSync } from 'node:zlib';
import { LogRows } from '../../../../lambda/firehose-writer/formats/log-rows';
import { MAX_RECORD_BYTES } from '../../../../lambda/firehose-writer/record-packer';
import { Undeliverable } from '../../../../lambda/firehose-writer/undeliverable';
import { chunksOf } from './formats';

const LINE = '::1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 512';
/** Each byte becomes six in JSON, so that a record holds one row. */
const CONTROL_LINE = `${'\u0001'.repeat(100_000)}\n`;

function rowsOf(data: string | Buffer, id?: string): Record<string, unknown>[] {
  const text = Buffer.concat(chunksOf(new LogRows(), data, id)).toString();
  return text
    .split('\n')
    .slice(0, -1)
    .map((row) => JSON.parse(row));
}

describe('LogRows', () => {
  test('makes a row of each line, with an id of its own', () => {
    expect(rowsOf(`${LINE}\nhello`, '7-1')).toMatchObject([
      { event_id: '7-1-0', path: '/a', status: 200 },
      { event_id: '7-1-1', raw: 'hello', parse_error: 'line is not in the common or combined log format' },
    ]);
  });

  test('reads each event of a log group as a line, and nothing in a control message', () => {
    const envelope = (messageType: string, messages: string[]) =>
      gzipSync(
        JSON.stringify({
          messageType,
          logGroup: '/web',
          logStream: 'host',
          logEvents: messages.map((message, i) => ({ id: `${i}`, timestamp: 0, message })),
        }),
      );
    expect(rowsOf(envelope('DATA_MESSAGE', [LINE, LINE]))).toMatchObject([
      { log_group: '/web' },
      { event_id: '7-0-1' },
    ]);
    expect(rowsOf(envelope('CONTROL_MESSAGE', ['CWL CONTROL MESSAGE']))).toEqual([]);
  });

  test('numbers the rows on from one chunk to the next', () => {
    const lines = 10_000;
    const chunks = chunksOf(new LogRows(), `${LINE}\n`.repeat(lines));
    expect(chunks.length).toBeGreaterThan(1);
    for (const { length } of chunks) expect(length).toBeLessThanOrEqual(MAX_RECORD_BYTES);
    const rows = rowsOf(`${LINE}\n`.repeat(lines));
    expect(rows.map(({ event_id }) => event_id)).toEqual(Array.from({ length: lines }, (_, i) => `7-0-${i}`));
  });

  test('numbers the rows of lines that the scanner leaves likewise', () => {
    const line = `${'x'.repeat(100_000)}\n`;
    expect(rowsOf(line.repeat(25)).map(({ event_id }) => event_id)).toEqual(
      Array.from({ length: 25 }, (_, i) => `7-0-${i}`),
    );
  });

  test.each([
    ['a row that is larger than a record', `${LINE}\n${'x'.repeat(MAX_RECORD_BYTES)}`, 1],
    ['what grows past all measure', gzipSync(CONTROL_LINE.repeat(70)), 64],
  ])('refuses %s, and gives what comes before it', (_, data, chunks) => {
    const given: Buffer[] = [];
    const write = () => new LogRows().write({ id: '7-0', data: Buffer.from(data) }, (chunk) => given.push(chunk));
    expect(write).toThrow(new Undeliverable('TooLarge', 'its rows are more, or larger, than can be delivered'));
    expect(given).toHaveLength(chunks);
  });

  test('delivers what grows to all that is allowed', () => {
    expect(chunksOf(new LogRows(), gzipSync(CONTROL_LINE.repeat(64)))).toHaveLength(64);
  });

  test('refuses damaged gzip, and reads on', () => {
    const format = new LogRows();
    const damaged = gzipSync(LINE).subarray(0, -4);
    expect(() => chunksOf(format, damaged)).toThrow(
      new Undeliverable('Undecodable', 'gzip is damaged or holds too much'),
    );
    expect(chunksOf(format, LINE)).toHaveLength(1);
  });
});
