import type { CollectedRequest } from '../../../../../../toolkit/collector/collected-request';
import type { HttpCollector } from '../../../../../../toolkit/collector/http-collector';
import { type Fixture, ROLE_ARN } from '../../fixture';
import { BACKUP_BUCKET, errorLines, fixtureWith, startCollector } from '../endpoint/delivering';

const MINUTE = 60_000;
const DOMAIN = 'arn:aws:es:us-east-1:123456789012:domain/logs';
const COLLECTION = 'https://abc.us-east-1.aoss.amazonaws.com';
const FAILED = 'backup/AmazonOpenSearchService-failed/2026/01/01/00/';
const INDEX = 'logs-2026-01-01';
const FIRST = `${'1'.padStart(56, '0')}.0`;
const SECOND = `${'2'.padStart(56, '0')}.0`;

const COMMON = {
  IndexName: 'logs',
  RoleARN: ROLE_ARN,
  BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
  S3Configuration: BACKUP_BUCKET,
};

function create(fixture: Fixture, property: string, configuration: Record<string, unknown>): Fixture {
  return fixture.create({
    DeliveryStreamType: 'KinesisStreamAsSource',
    KinesisStreamSourceConfiguration: { KinesisStreamARN: fixture.stream.streamArn },
    [property]: configuration,
  });
}

function toDomain(fixture: Fixture, configuration: Record<string, unknown> = {}): Fixture {
  const all = { ...COMMON, DomainARN: DOMAIN, ...configuration };
  return create(fixture, 'AmazonopensearchserviceDestinationConfiguration', all);
}

function toCollection(fixture: Fixture, configuration: Record<string, unknown> = {}): Fixture {
  const all = { ...COMMON, CollectionEndpoint: COLLECTION, ...configuration };
  return create(fixture, 'AmazonOpenSearchServerlessDestinationConfiguration', all);
}

async function started(configuration: Record<string, unknown> = {}) {
  const collector = await startCollector();
  return { fixture: toDomain(fixtureWith({ [DOMAIN]: collector.url }), configuration), collector };
}

async function deliver(fixture: Fixture, ...records: string[]): Promise<void> {
  for (const record of records) fixture.stream.put(record);
  await fixture.clock.advance(MINUTE);
}

function actions(collector: HttpCollector): unknown[] {
  return collector.requests.flatMap(({ body }) =>
    body
      .split('\n')
      .filter((line, i) => i % 2 === 0 && line !== '')
      .map((line) => JSON.parse(line)),
  );
}

describe('a domain of OpenSearch Service', () => {
  test('gets documents in bulk, under ids of their own', async () => {
    const { fixture, collector } = await started();
    await deliver(fixture, '{"a":1}\n', '{"a":\r\n2}');
    expect(collector.requests).toHaveLength(1);
    expect(collector.requests[0]).toMatchObject({
      method: 'POST',
      path: '/_bulk',
      headers: { 'content-type': 'application/x-ndjson' },
      body: [
        `{"index":{"_index":"${INDEX}","_id":"${FIRST}"}}`,
        '{"a":1}',
        `{"index":{"_index":"${INDEX}","_id":"${SECOND}"}}`,
        '{"a": 2}',
        '',
      ].join('\n'),
    });
    expect(collector.indexes).toEqual([INDEX]);
    expect(collector.documents(INDEX)).toEqual({ [FIRST]: { a: 1 }, [SECOND]: { a: 2 } });
  });

  test('gets the index of the hour in which a record arrived', async () => {
    const { fixture, collector } = await started({ IndexRotationPeriod: 'OneHour' });
    await fixture.clock.advance(59.5 * MINUTE);
    fixture.stream.put('{}');
    await deliver(fixture, '{}');
    await deliver(fixture, '{}');
    expect(collector.indexes).toEqual(['logs-2026-01-01-00', 'logs-2026-01-01-01']);
  });

  test('makes up ids where it is told to, and knows types where it is old', async () => {
    const { fixture, collector } = await started({
      DocumentIdOptions: { DefaultDocumentIdFormat: 'NO_DOCUMENT_ID' },
      IndexRotationPeriod: 'NoRotation',
      TypeName: 'line',
    });
    await deliver(fixture, '{"a":1}');
    expect(actions(collector)).toEqual([{ index: { _index: 'logs', _type: 'line' } }]);
    expect(Object.values(collector.documents('logs'))).toEqual([{ a: 1 }]);
  });

  test('gets again only what it refused, under the same ids, so that nothing is twice in it', async () => {
    const { fixture, collector } = await started();
    await deliver(fixture, '{"a":1}', 'no document', '{"a":3}');
    expect(Object.keys(collector.documents(INDEX))).toHaveLength(2);
    await fixture.clock.advance(5 * MINUTE);
    const [, ...retries] = collector.requests;
    expect(retries.length).toBeGreaterThan(5);
    for (const { body } of retries)
      expect(body).toBe(`{"index":{"_index":"${INDEX}","_id":"${SECOND}"}}\nno document\n`);
    expect(await fixture.texts(FAILED)).toEqual([
      `${JSON.stringify({
        attemptsMade: collector.requests.length,
        arrivalTimestamp: Date.UTC(2026, 0, 1),
        errorCode: '400',
        errorMessage: '{"type":"mapper_parsing_exception","reason":"failed to parse"}',
        attemptEndingTimestamp: Date.UTC(2026, 0, 1, 0, 6),
        rawData: Buffer.from('no document').toString('base64'),
        esDocumentId: SECOND,
        esIndexName: INDEX,
        esTypeName: '',
      })}\n`,
    ]);
    expect(fixture.sum('DeliveryToAmazonOpenSearchService.Records')).toBe(2);
    expect(fixture.sum('DeliveryToAmazonOpenSearchService.Bytes')).toBe(14);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('does not lose an empty record, nor what stands beside it', async () => {
    const { fixture, collector } = await started({ RetryOptions: { DurationInSeconds: 0 } });
    await deliver(fixture, '', '{"a":2}');
    expect(collector.documents(INDEX)).toEqual({ [SECOND]: { a: 2 } });
    expect(await errorLines(fixture, FAILED)).toMatchObject([{ rawData: '', esDocumentId: FIRST }]);
  });

  test('is measured by documents, denials and rejections', async () => {
    const { fixture, collector } = await started();
    collector.refuse({ status: 403, body: 'no permissions' }, 1);
    await deliver(fixture, '{}', '{}');
    await fixture.clock.advance(MINUTE);
    const values = (name: string) =>
      fixture.samples
        .filter((sample) => sample.name === `DeliveryToAmazonOpenSearchService.${name}`)
        .map(({ value, count = 1 }) => [value, count]);
    expect(values('Success')).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(values('AuthFailure').map(([value]) => value)).toEqual([1, 0]);
    expect(values('DeliveryRejected').map(([value]) => value)).toEqual([1, 0]);
    expect(values('DataFreshness')).not.toEqual([]);
  });

  test.each<[string, (request: CollectedRequest) => { status: number; body?: string }]>([
    ['no answer of its protocol', () => ({ status: 200, body: 'OK' })],
    ['too few results', () => ({ status: 200, body: '{"items":[{"index":{"status":201}}]}' })],
    ['a failure', () => ({ status: 503, body: '{"items":[{"index":{"status":201}},{"index":{"status":201}}]}' })],
    ['results without a status', () => ({ status: 200, body: '{"items":[{},{}]}' })],
  ])('has indexed nothing when there is %s', async (_, reply) => {
    const { fixture, collector } = await started();
    collector.answerBy(reply);
    await deliver(fixture, '{}', '{}');
    expect(fixture.sum('DeliveryToAmazonOpenSearchService.Records')).toBe(0);
    collector.accept();
    await fixture.clock.advance(MINUTE);
    expect(Object.keys(collector.documents(INDEX))).toHaveLength(2);
  });

  test('gets after it was away what arrived meanwhile', async () => {
    const collector = await startCollector();
    const port = Number(new URL(collector.url).port);
    const fixture = toDomain(fixtureWith({ [DOMAIN]: collector.url }));
    await collector.close();
    await deliver(fixture, '{"a":1}');
    expect(fixture.sum('DeliveryToAmazonOpenSearchService.DeliveryRejected')).toBeGreaterThan(0);
    const again = await startCollector(port);
    await fixture.clock.advance(MINUTE);
    expect(again.documents(INDEX)).toEqual({ [FIRST]: { a: 1 } });
  });

  test('gets after a restart what it had not acknowledged, into the same documents', async () => {
    const { fixture, collector } = await started();
    fixture.stream.put('{"a":1}');
    await fixture.clock.advance(MINUTE - 1);
    collector.answerBy((request) => {
      fixture.clock.stop();
      collector.accept();
      return request.path === '/_bulk' ? { status: 503 } : undefined;
    });
    await fixture.clock.advance(1);
    const again = toDomain(await fixture.restart());
    await again.clock.advance(2 * MINUTE);
    expect(collector.documents(INDEX)).toEqual({ [FIRST]: { a: 1 } });
  });

  test('has every record in its bucket, where all documents are backed up', async () => {
    const S3Configuration = { ...BACKUP_BUCKET, BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } };
    const { fixture, collector } = await started({ S3BackupMode: 'AllDocuments', S3Configuration });
    await deliver(fixture, '{"a":1}');
    expect(Object.keys(collector.documents(INDEX))).toHaveLength(1);
    expect(await fixture.texts('backup/2026/')).toEqual(['{"a":1}']);
  });

  test('may be named by the URL of its cluster', async () => {
    const collector = await startCollector();
    const ClusterEndpoint = 'https://search-logs.us-east-1.es.amazonaws.com';
    const fixture = toDomain(fixtureWith({ [ClusterEndpoint]: collector.url }), {
      DomainARN: undefined,
      ClusterEndpoint,
    });
    await deliver(fixture, '{}');
    expect(collector.indexes).toEqual([INDEX]);
  });

  test('is not sent to without a local endpoint', () => {
    const fixture = toDomain(fixtureWith({}));
    expect(fixture.context.seen).toMatchObject([
      {
        type: 'warning',
        message: `App/Resource: AmazonopensearchserviceDestinationConfiguration does not run here: give a local endpoint for ${DOMAIN} (--endpoint ${DOMAIN}=http://127.0.0.1:PORT)`,
      },
    ]);
  });

  test.each([
    [{ BufferingHints: { SizeInMBs: 100, IntervalInSeconds: 900 } }],
    [{ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 } }],
    [{ IndexName: 'i'.repeat(80), TypeName: 't'.repeat(100) }],
    [{ DocumentIdOptions: { DefaultDocumentIdFormat: 'FIREHOSE_DEFAULT' }, S3BackupMode: 'FailedDocumentsOnly' }],
  ])('takes the limits of the service: %j', (configuration) => {
    expect(() => toDomain(fixtureWith({ [DOMAIN]: 'http://127.0.0.1:1' }), configuration)).not.toThrow();
  });

  test.each<[Record<string, unknown>, string]>([
    [{ BufferingHints: { SizeInMBs: 101, IntervalInSeconds: 60 } }, 'SizeInMBs must be 1-100, got 101'],
    [{ IndexName: undefined }, 'IndexName must be 1-80 characters, got 0'],
    [{ IndexName: 'i'.repeat(81) }, 'IndexName must be 1-80 characters, got 81'],
    [{ TypeName: 't'.repeat(101) }, 'TypeName must be 0-100 characters, got 101'],
    [{ RoleARN: undefined }, 'RoleARN must be the ARN of a role, got undefined'],
    [
      { IndexRotationPeriod: 'OneYear' },
      'IndexRotationPeriod must be NoRotation or OneHour or OneDay or OneWeek or OneMonth, got OneYear',
    ],
    [
      { DocumentIdOptions: { DefaultDocumentIdFormat: 'UUID' } },
      'DocumentIdOptions.DefaultDocumentIdFormat must be FIREHOSE_DEFAULT or NO_DOCUMENT_ID, got UUID',
    ],
    [{ S3BackupMode: 'AllData' }, 'S3BackupMode must be FailedDocumentsOnly or AllDocuments, got AllData'],
    [{ DomainARN: undefined }, 'DomainARN or ClusterEndpoint must be set, one of them, got neither'],
    [{ ClusterEndpoint: 'https://a.example' }, 'DomainARN or ClusterEndpoint must be set, one of them, got both'],
  ])('refuses %j', (configuration, message) => {
    const refused = () => toDomain(fixtureWith({ [DOMAIN]: 'http://127.0.0.1:1' }), configuration);
    expect(refused).toThrow(new Error(message));
  });
});

describe('a collection of OpenSearch Serverless', () => {
  test('gets documents into one index, and has its own names for what it did not take', async () => {
    const collector = await startCollector();
    const configuration = { RetryOptions: { DurationInSeconds: 0 } };
    const fixture = toCollection(fixtureWith({ [COLLECTION]: collector.url }), configuration);
    await deliver(fixture, '{"a":1}', 'no document');
    expect(collector.documents('logs')).toEqual({ [FIRST]: { a: 1 } });
    const [line = {}] = await errorLines(fixture, FAILED);
    expect(Object.keys(line)).toEqual([
      'attemptsMade',
      'arrivalTimestamp',
      'errorCode',
      'errorMessage',
      'attemptEndingTimestamp',
      'rawData',
      'osDocumentId',
      'osIndexName',
    ]);
    expect(line).toMatchObject({ osDocumentId: SECOND, osIndexName: 'logs' });
    expect(fixture.sum('DeliveryToAmazonOpenSearchServerless.Records')).toBe(1);
  });

  test('is named by its URL', () => {
    expect(() => toCollection(fixtureWith({}), { CollectionEndpoint: undefined })).toThrow(
      new Error('CollectionEndpoint must be the URL of a collection, got undefined'),
    );
  });
});

describe('a domain by its former name', () => {
  test('gets documents, and is measured by that name', async () => {
    const collector = await startCollector();
    const fixture = create(fixtureWith({ [DOMAIN]: collector.url }), 'ElasticsearchDestinationConfiguration', {
      ...COMMON,
      DomainARN: DOMAIN,
      RetryOptions: { DurationInSeconds: 0 },
    });
    await deliver(fixture, '{"a":1}', 'no document');
    expect(Object.keys(collector.documents(INDEX))).toEqual([FIRST]);
    expect(fixture.sum('DeliveryToElasticsearch.Records')).toBe(1);
    expect(await fixture.keys('backup/elasticsearch-failed/2026/')).toHaveLength(1);
  });
});
