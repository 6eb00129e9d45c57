import type { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Quarantine } from '../../../lambda/firehose-writer/quarantine';
import { Undeliverable } from '../../../lambda/firehose-writer/undeliverable';
import { readFailureDocument, readPayload } from '../../../lambda/shared/redrive/failure-document';
import { failureTime } from '../../../lambda/shared/redrive/failure-key';
import { batchOf, CONTEXT, STREAM_ARN } from './batches';

const NOW = new Date('2026-01-02T03:04:05.678Z');

async function kept() {
  const puts: PutObjectCommand['input'][] = [];
  const send = async ({ input }: PutObjectCommand) => puts.push(input);
  const quarantine = new Quarantine({ send } as unknown as S3Client, 'failures');
  const [record] = batchOf('data');
  await quarantine.keep(record as never, new Undeliverable('TooLarge', 'too large'), CONTEXT);
  return puts[0] as PutObjectCommand['input'];
}

describe('Quarantine', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  test('puts an object where Lambda puts failed batches', async () => {
    const { Bucket, Key = '', ContentType } = await kept();
    expect([Bucket, ContentType]).toEqual(['failures', 'application/octet-stream']);
    expect(Key).toMatch(
      /^aws\/lambda\/writer\/shardId-000000000003\/2026\/01\/02\/2026-01-02T03\.04\.05-[0-9a-f-]{36}$/,
    );
    expect(failureTime(Key)).toBe(Date.parse('2026-01-02T03:04:05Z'));
  });

  test('writes what Lambda writes of a failed batch, so that it can be redriven', async () => {
    const body = String((await kept()).Body);
    const { payload = '', ...document } = readFailureDocument(body);
    expect(document).toEqual({
      functionArn: CONTEXT.invokedFunctionArn,
      condition: 'TooLarge',
      streamArn: STREAM_ARN,
      shardId: 'shardId-000000000003',
      startSequenceNumber: '1',
      endSequenceNumber: '1',
      batchSize: 1,
    });
    expect(readPayload(payload).Records).toEqual(batchOf('data'));
    expect(JSON.parse(body)).toMatchObject({
      requestContext: { requestId: 'request', approximateInvokeCount: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: null },
      version: '1.0',
      timestamp: '2026-01-02T03:04:05.678Z',
      KinesisBatchInfo: {
        approximateArrivalOfFirstRecord: '2026-01-01T00:00:00.000Z',
        approximateArrivalOfLastRecord: '2026-01-01T00:00:00.000Z',
      },
    });
  });
});
