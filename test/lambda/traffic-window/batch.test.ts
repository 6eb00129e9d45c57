import { gzipSync } from 'node:zlib';
import { countBatch } from '../../../lambda/traffic-window/batch';

const LINE = '10.0.0.1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 512';
const GOOD = Buffer.from(LINE).toString('base64');
const BAD = gzipSync(LINE).subarray(0, -9).toString('base64');

describe('countBatch', () => {
  test.each([
    ['nothing', '', 0, undefined],
    ['good records', '1g 2g 3g', 3, undefined],
    ['a bad record at the end', '1g 2g 3b', 2, '3'],
    ['a bad record at the start', '1b 2g', 0, '1'],
    ['several bad records', '1g 2b 3b', 1, '2'],
    ['a bad record within an aggregate', '1g 2g 2b 2g 3g', 1, '2'],
    ['a bad record at the start of an aggregate', '1g 2b 2g', 1, '2'],
  ])('counts %s up to where Lambda takes up again', (_, records, requests, failed) => {
    const batch = countBatch(recordsOf(records), { requests: 10 });
    expect(batch.traffic.toMetrics().Requests).toBe(10 + requests);
    expect(batch.failed).toBe(failed);
  });

  test('leaves the state as it was given', () => {
    const state = Object.freeze({ requests: 1 });
    countBatch(recordsOf('1g 1b'), state);
    expect(countBatch(recordsOf('1g'), state).traffic.toState()).toHaveProperty('requests', 2);
  });
});

/** `2g` is a good record with the sequence number 2, `2b` one that cannot be decoded. */
function recordsOf(text: string) {
  const records = text.split(' ').filter((record) => record !== '');
  return records.map(([sequenceNumber = '', kind]) => ({ sequenceNumber, data: kind === 'g' ? GOOD : BAD }));
}
