import type { HttpCollector } from '../../../../../../toolkit/collector/http-collector';
import { Fixture, lambda, NAME, ROLE_ARN } from '../../fixture';
import { BACKUP_BUCKET, errorLines, fixtureWith, startCollector } from '../endpoint/delivering';

const MINUTE = 60_000;
const URL = 'https://collector.example.com/v1/input?tag=a';
const LOGS = 'arn:aws:firehose:us-east-1:123456789012:deliverystream/to-lake';

function toHttp(fixture: Fixture, configuration: Record<string, unknown> = {}): Fixture {
  return fixture.create({
    DeliveryStreamType: 'KinesisStreamAsSource',
    KinesisStreamSourceConfiguration: { KinesisStreamARN: fixture.stream.streamArn },
    HttpEndpointDestinationConfiguration: {
      EndpointConfiguration: { Url: URL },
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      S3Configuration: BACKUP_BUCKET,
      ...configuration,
    },
  });
}

async function started(configuration: Record<string, unknown> = {}): Promise<[Fixture, HttpCollector]> {
  const collector = await startCollector();
  return [toHttp(fixtureWith({ 'https://collector.example.com': collector.url }), configuration), collector];
}

/** When each request came, in seconds since the first. */
function secondsOf(collector: HttpCollector): number[] {
  const times = collector.requests.map(({ body }) => JSON.parse(body).timestamp as number);
  return times.map((time) => (time - (times[0] ?? 0)) / 1000);
}

describe('an HTTP endpoint', () => {
  test('gets records in the protocol of the service', async () => {
    const [fixture, collector] = await started();
    fixture.stream.put('one');
    fixture.stream.put('');
    await fixture.clock.advance(MINUTE);
    expect(collector.requests).toHaveLength(1);
    const [{ method, path, headers, body } = expect.anything()] = collector.requests;
    const { requestId, timestamp, records } = JSON.parse(body);
    expect({ method, path }).toEqual({ method: 'POST', path: '/v1/input?tag=a' });
    expect(Object.keys(headers).sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-amz-firehose-protocol-version',
      'x-amz-firehose-request-id',
      'x-amz-firehose-source-arn',
    ]);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(body.length),
      'x-amz-firehose-protocol-version': '1.0',
      'x-amz-firehose-request-id': requestId,
      'x-amz-firehose-source-arn': LOGS,
    });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(timestamp).toBe(Date.UTC(2026, 0, 1, 0, 1));
    expect(records).toEqual([{ data: 'b25l' }, { data: '' }]);
    expect(collector.records).toEqual(['one', '']);
    expect(fixture.room.pending()).toEqual([]);
    expect(await fixture.keys()).toEqual([]);
  });
});
