import type { DeliveryOptions } from '../../../../../toolkit/sandbox/firehose/delivery-options';
import { testContext } from '../../context';
import { Fixture, NAME } from '../fixture';

const MIB = 1024 * 1024;
const record = (bytes: number) => ({ Data: Buffer.alloc(bytes).toString('base64') });

function limited(directPut: DeliveryOptions['directPut']): Fixture {
  return new Fixture(undefined, undefined, { directPut }).directPutToS3();
}

function putBatch(fixture: Fixture, ...sizes: number[]) {
  return fixture.call('PutRecordBatch', { DeliveryStreamName: NAME, Records: sizes.map(record) });
}

const slowDown = { ErrorCode: 'ServiceUnavailableException', ErrorMessage: 'Slow down.' };
const taken = { RecordId: expect.stringMatching(/^\d{56}$/) };

describe('PutOperations', () => {
  test('refuse the records of a batch beyond the limits of a second, each by itself', async () => {
    const fixture = limited({ requests: 10, records: 10, bytes: 100 });
    expect(await putBatch(fixture, 60, 50, 40)).toEqual({
      FailedPutCount: 1,
      Encrypted: false,
      RequestResponses: [taken, slowDown, taken],
    });
    expect(await putBatch(fixture, 1)).toMatchObject({ FailedPutCount: 1, RequestResponses: [slowDown] });
    expect(fixture.sum('ThrottledRecords')).toBe(2);
    expect(fixture.sum('IncomingRecords')).toBe(2);
    await fixture.clock.advance(1_000);
    expect(await putBatch(fixture, 1)).toMatchObject({ FailedPutCount: 0 });
  });

  test('refuse a record beyond the limits', async () => {
    const fixture = limited({ requests: 10, records: 1, bytes: 100 });
    const put = () => fixture.call('PutRecord', { DeliveryStreamName: NAME, Record: record(1) });
    expect(await put()).toMatchObject({ Encrypted: false });
    await expect(put()).rejects.toMatchObject({
      code: 'ServiceUnavailableException',
      message: 'Slow down.',
      status: 503,
    });
  });

  test('refuse whole requests when there are too many', async () => {
    const fixture = limited({ requests: 1, records: 10, bytes: 100 });
    expect(await putBatch(fixture, 1, 1)).toMatchObject({ FailedPutCount: 0 });
    expect(await putBatch(fixture, 1, 1)).toMatchObject({ FailedPutCount: 2 });
  });

  test.each([
    ['us-east-1', undefined, 5 * MIB, 500_000, 2_000],
    ['eu-central-1', undefined, MIB, 100_000, 1_000],
    ['eu-central-1', 4, 4 * MIB, 400_000, 4_000],
    ['us-east-1', 4, 5 * MIB, 500_000, 2_000],
    ['us-east-1', '10', 10 * MIB, 1_000_000, 4_000],
  ])('have the limits of %s, with a hint of %j', async (region, ThroughputHintInMBs, bytes, records, requests) => {
    const fixture = new Fixture({ ...testContext(), region });
    fixture.directPutToS3({}, { DirectPutSourceConfiguration: { ThroughputHintInMBs } });
    await fixture.clock.advance(1);
    expect(fixture.sum('BytesPerSecondLimit')).toBe(bytes);
    expect(fixture.sum('RecordsPerSecondLimit')).toBe(records);
    expect(fixture.sum('PutRequestsPerSecondLimit')).toBe(requests);
  });

  test.each([0, 101, 'x'])('take no throughput hint of %j', (ThroughputHintInMBs) => {
    expect(() => new Fixture().directPutToS3({}, { DirectPutSourceConfiguration: { ThroughputHintInMBs } })).toThrow(
      new Error(`ThroughputHintInMBs must be 1-100, got ${ThroughputHintInMBs}`),
    );
  });

  test('take nothing that does not come from CloudWatch Logs where that is decompressed', async () => {
    const ProcessingConfiguration = { Enabled: true, Processors: [{ Type: 'Decompression' }] };
    await expect(new Fixture().directPutToS3({ ProcessingConfiguration }).putDirectly('x')).rejects.toMatchObject({
      code: 'InvalidSourceException',
      message: `Put to Firehose failed for AccountId: 123456789012, FirehoseName: ${NAME} because the request is not originating from allowed source types.`,
    });
  });
});
