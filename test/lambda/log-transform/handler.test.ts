import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { handler } from '../../../lambda/log-transform/handler';
import { MAX_RESPONSE_BYTES } from '../../../lambda/log-transform/response-budget';
import { MAX_INFLATED_BYTES } from '../../../lambda/shared/bounded-inflate';
import { parseLine } from '../../../lambda/shared/log-line';
import { encodeColumns } from '../../../lambda/shared/log-row';
import { realAccessLog } from '../../access-log';
import { hostileLine } from '../shared/hostile-lines';
import { directPutEvent, kinesisEvent, SEQUENCE_NUMBER } from './events';

const LINE = '::1 - - [17/May/2015:10:05:03 +0000] "GET /a?b=c HTTP/1.1" 200 512 "-" "curl/8"';
const BUNDLE = path.resolve(__dirname, '../../../assets/log-transform/index.mjs');

let logged: object[];
beforeEach(() => {
  logged = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => logged.push(JSON.parse(String(line))) > 0);
});
afterEach(() => jest.restoreAllMocks());

describe('log-transform', () => {
  test('turns a line into a row of newline-delimited JSON', async () => {
    const { records } = await handler(kinesisEvent(LINE));
    expect(records).toEqual([{ recordId: `${SEQUENCE_NUMBER}000000`, result: 'Ok', data: expect.any(String) }]);
    expect(textOf(records[0])).toBe(
      `{"event_id":"${SEQUENCE_NUMBER}-0-0","time":"2015-05-17 10:05:03","client_ip":"::1","method":"GET","path":"/a",` +
        '"query":"b=c","protocol":"HTTP/1.1","status":200,"bytes":512,"user_agent":"curl/8"}\n',
    );
  });

  test('gives each line of each record an id of its own', async () => {
    const { records } = await handler(kinesisEvent(`${LINE}\nhello`, LINE));
    const ids = records.flatMap(rowsOf).map((row) => row.event_id);
    expect(ids).toEqual([`${SEQUENCE_NUMBER}-0-0`, `${SEQUENCE_NUMBER}-0-1`, `${SEQUENCE_NUMBER}-1-0`]);
  });

  test('gives the same rows on every retry', async () => {
    const event = kinesisEvent(`${LINE}\nhello`, LINE);
    expect(await handler(structuredClone(event))).toEqual(await handler(event));
  });

  test('takes the id of the record where there is no sequence number', async () => {
    const { records } = await handler(directPutEvent(LINE));
    expect(rowsOf(records[0])[0]).toHaveProperty('event_id', 'record-0-0');
  });

  test('keeps a line that it cannot read', async () => {
    const { records } = await handler(kinesisEvent(`hello\n${LINE}`));
    expect(rowsOf(records[0])).toEqual([
      {
        event_id: `${SEQUENCE_NUMBER}-0-0`,
        parse_error: 'line is not in the common or combined log format',
        raw: 'hello',
      },
      expect.objectContaining({ status: 200 }),
    ]);
  });

  test('names log group and stream of an envelope, for every line', async () => {
    const envelope = envelopeOf({ logEvents: [{ message: LINE }, { message: 'hello' }] });
    const { records } = await handler(kinesisEvent(gzipSync(envelope), LINE));
    const origins = records.flatMap(rowsOf).map((row) => [row.log_group, row.log_stream]);
    expect(origins).toEqual([
      ['/web', 'host-1'],
      ['/web', 'host-1'],
      [undefined, undefined],
    ]);
  });

  test('drops a control message, and says so', async () => {
    const { records } = await handler(kinesisEvent(gzipSync(envelopeOf({ messageType: 'CONTROL_MESSAGE' })), LINE));
    expect(records.map(({ result }) => result)).toEqual(['Dropped', 'Ok']);
    expect(logged).toEqual([
      { level: 'INFO', recordId: `${SEQUENCE_NUMBER}000000`, result: 'Dropped', reason: 'control message' },
    ]);
  });

  test.each([
    ['damaged gzip', gzipSync(LINE).subarray(0, -9)],
    ['a gzip bomb', gzipSync(Buffer.alloc(MAX_INFLATED_BYTES + 1))],
  ])('fails only the record that holds %s', async (_, poison) => {
    const { records } = await handler(kinesisEvent(LINE, poison, LINE));
    expect(records.map(({ result }) => result)).toEqual(['Ok', 'ProcessingFailed', 'Ok']);
    expect(logged).toEqual([
      { level: 'WARN', recordId: `${SEQUENCE_NUMBER}000001`, result: 'ProcessingFailed', reason: 'undecodable' },
    ]);
  });

  test('stays under 6 MB by failing what does not fit, and only that', async () => {
    const large = Buffer.from(`${LINE}\n`.repeat(9_000));
    const response = await handler(kinesisEvent(large, large, large, LINE));
    expect(response.records.map(({ result }) => result)).toEqual(['Ok', 'Ok', 'ProcessingFailed', 'Ok']);
    expect(Buffer.byteLength(JSON.stringify(response))).toBeLessThanOrEqual(MAX_RESPONSE_BYTES);
    expect(logged).toContainEqual(expect.objectContaining({ reason: 'response full' }));
  });

  test('stays under 6 MB where every row is larger than its line', async () => {
    const response = await handler(kinesisEvent(gzipSync(Buffer.alloc(MAX_INFLATED_BYTES, 10))));
    expect(response.records.map(({ result }) => result)).toEqual(['ProcessingFailed']);
  });

  test('answers each record once, in order', async () => {
    const event = kinesisEvent('', 'hello', gzipSync(''), Buffer.from([0xff, 0x00]), '{', LINE);
    const { records } = await handler(event);
    expect(records.map(({ recordId }) => recordId)).toEqual(event.records.map(({ recordId }) => recordId));
    expect(records.every(({ result }) => result === 'Ok')).toBe(true);
  });

  test('writes the same bytes for a line, whichever way it is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileLine, { minLength: 1, maxLength: 5 }), async (lines) => {
        const text = Buffer.from(`${lines.join('\n')}\n`);
        const { records } = await handler(kinesisEvent(text));
        expect(textOf(records[0])).toBe(strictRows(text.toString()));
      }),
      { numRuns: 1_000, seed: 20150517 },
    );
  });

  test('reproduces what standard tools count in a real log', async () => {
    const lines = realAccessLog();
    if (!lines) return console.warn('skipped: the real access log is not on this machine');
    const packed = Array.from({ length: 50 }, (_, i) => lines.slice(i * 100, (i + 1) * 100).join('\n'));
    const rows = (await handler(kinesisEvent(...packed))).records.flatMap(rowsOf);
    expect(rows.filter((row) => row.parse_error !== undefined || row.raw !== undefined)).toEqual([]);
    expect(countBy(rows, 'status')).toEqual({ 200: 4450, 206: 21, 301: 113, 304: 305, 403: 1, 404: 108, 500: 2 });
    expect(countBy(rows, 'method')).toEqual({ GET: 4980, HEAD: 20 });
    expect(new Set(rows.map((row) => row.client_ip)).size).toBe(965);
    expect(rows.reduce((sum, row) => sum + Number(row.bytes ?? 0), 0)).toBe(1_312_869_333);
    expect(new Set(rows.map((row) => row.event_id)).size).toBe(5_000);
  });

  test('is a bundle of at most 20 KB', () => {
    expect(existsSync(BUNDLE)).toBe(true);
    expect(statSync(BUNDLE).size).toBeLessThanOrEqual(20_000);
  });
});

type Row = Record<string, string | number>;

function rowsOf(record: { data?: string } | undefined): Row[] {
  return textOf(record)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function textOf(record: { data?: string } | undefined): string {
  return Buffer.from(record?.data ?? '', 'base64').toString();
}

function strictRows(text: string): string {
  const lines = text.slice(0, -1).split('\n');
  return lines
    .map((line, i) => `{"event_id":"${SEQUENCE_NUMBER}-0-${i}"${encodeColumns(parseLine(line.replace(/\r$/, '')))}}\n`)
    .join('');
}

function envelopeOf(members: object): string {
  const message = { message: 'CWL CONTROL MESSAGE' };
  return JSON.stringify({
    messageType: 'DATA_MESSAGE',
    logGroup: '/web',
    logStream: 'host-1',
    logEvents: [message],
    ...members,
  });
}

function countBy(rows: Row[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[column])] = (counts[String(row[column])] ?? 0) + 1;
  return counts;
}
