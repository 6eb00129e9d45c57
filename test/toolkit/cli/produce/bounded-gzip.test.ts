import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { handler } from '../../../../lambda/log-transform/handler';
import { boundedGzip } from '../../../../toolkit/cli/produce/bounded-gzip';

/** What Firehose hands the transform at once, at least. */
const BUFFER_BYTES = 205 * 1_024;
const PROBE = '10.0.3.7 - - [05/Jan/2026:09:30:00 +0000] "GET /healthz HTTP/1.1" 200 2';

const probes = (count: number) => Buffer.from(`${PROBE}\n`.repeat(count));

/** What becomes of a full buffer of the same record. */
async function transformFull(record: Buffer): Promise<Set<string>> {
  const data = record.toString('base64');
  const records = Array.from({ length: Math.floor(BUFFER_BYTES / record.length) }, (_, i) => ({
    recordId: String(i),
    approximateArrivalTimestamp: 0,
    data,
  }));
  const answer = await handler({ invocationId: 'i', deliveryStreamArn: 'd', region: 'us-east-1', records });
  return new Set(answer.records.map(({ result }) => result));
}

describe('boundedGzip', () => {
  test('gzips lines whole that shrink no more than their rows may grow', () => {
    const lines = Buffer.from(Array.from({ length: 200 }, () => `${randomBytes(20).toString('hex')}\n`).join(''));
    expect(boundedGzip(lines)).toEqual(gzipSync(lines));
  });

  test('keeps so many lines as they are that a full buffer can be answered with its rows', async () => {
    const lines = probes(2_000);
    const record = boundedGzip(lines);
    expect(gzipSync(lines).length).toBeLessThan(2_000);
    expect(record.length).toBeCloseTo((lines.length + 2_000 * 160) / 20, -3);
    expect(gunzipSync(record).equals(lines)).toBe(true);
    expect(await transformFull(record)).toEqual(new Set(['Ok']));
  });

  test('gives more bytes than there are, where rows are far larger than their lines', () => {
    const lines = Buffer.from('x\n'.repeat(100));
    expect(boundedGzip(lines).length).toBeGreaterThan(lines.length);
    expect(gunzipSync(boundedGzip(lines))).toEqual(lines);
  });
});
