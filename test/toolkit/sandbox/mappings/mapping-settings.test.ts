import { mappingSettings as settingsOf } from '../../../../toolkit/sandbox/mappings/mapping-settings';
import { resolveOptions } from '../../../../toolkit/sandbox/mappings/mappings-options';

const mappingSettings = (properties: Record<string, unknown>, options = {}) =>
  settingsOf(properties, resolveOptions(options));

const minimal = { StartingPosition: 'TRIM_HORIZON' };

describe('mappingSettings', () => {
  test('has the defaults of AWS', () => {
    expect(mappingSettings(minimal)).toEqual({
      enabled: true,
      batchSize: 100,
      batchingWindowMs: 0,
      parallelizationFactor: 1,
      bisectBatch: false,
      maximumRecordAgeMs: Number.POSITIVE_INFINITY,
      maximumRetryAttempts: Number.POSITIVE_INFINITY,
      tumblingWindowMs: undefined,
      reportsItemFailures: false,
      failureDestination: undefined,
      filter: undefined,
      startingPosition: { type: 'TRIM_HORIZON' },
      countsEvents: false,
    });
  });

  test('takes numbers and booleans as text', () => {
    expect(mappingSettings({ ...minimal, BatchSize: '7', Enabled: 'false' })).toMatchObject({
      batchSize: 7,
      enabled: false,
    });
  });

  test('starts at a time given in seconds', () => {
    const settings = mappingSettings({ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1767225600.5 });
    expect(settings.startingPosition).toEqual({ type: 'AT_TIMESTAMP', timestamp: 1767225600500 });
  });

  test('takes a batch size over ten without a batching window', () => {
    expect(mappingSettings({ ...minimal, BatchSize: 101, MaximumBatchingWindowInSeconds: 0 }).batchSize).toBe(101);
  });

  test.each([
    ['BatchSize', 1, 10_000],
    ['MaximumBatchingWindowInSeconds', 0, 300],
    ['ParallelizationFactor', 1, 10],
    ['MaximumRetryAttempts', -1, 10_000],
    ['MaximumRecordAgeInSeconds', -1, 604_800],
    ['TumblingWindowInSeconds', 0, 900],
  ])('takes %s from %i to %i', (name, min, max) => {
    for (const value of [min, max]) expect(() => mappingSettings({ ...minimal, [name]: value })).not.toThrow();
    for (const value of [min - 1, max + 1]) {
      expect(() => mappingSettings({ ...minimal, [name]: value })).toThrow(
        new Error(`${name} must be an integer from ${min} to ${max}, got ${value}`),
      );
    }
  });

  test.each<[Record<string, unknown>, string]>([
    [{ MaximumRecordAgeInSeconds: 59 }, 'MaximumRecordAgeInSeconds must be -1 or an integer from 60 to 604800, got 59'],
    [{ StartingPosition: undefined }, 'StartingPosition must be TRIM_HORIZON, LATEST or AT_TIMESTAMP, got undefined'],
    [{ StartingPosition: 'AT_TIMESTAMP' }, 'StartingPositionTimestamp must be Unix time in seconds, got undefined'],
    [{ FunctionResponseTypes: ['All'] }, 'FunctionResponseTypes must be ["ReportBatchItemFailures"], got ["All"]'],
    [{ FunctionResponseTypes: 'All' }, 'FunctionResponseTypes must be a list, got "All"'],
    [
      { MetricsConfig: { Metrics: ['EventCount', 'All'] } },
      'MetricsConfig.Metrics must be of EventCount, ErrorCount, KafkaMetrics, got ["EventCount","All"]',
    ],
    [{ Enabled: 'yes' }, 'Enabled must be true or false, got "yes"'],
    [
      { TumblingWindowInSeconds: 60, ParallelizationFactor: 2 },
      'TumblingWindowInSeconds and ParallelizationFactor are both set, keep one',
    ],
    [
      { TumblingWindowInSeconds: 60, FilterCriteria: { Filters: [{ Pattern: '{}' }] } },
      'TumblingWindowInSeconds and FilterCriteria are both set, keep one',
    ],
    ...[
      'arn:aws:lambda:us-east-1:123456789012:function:dead',
      'arn:aws:sqs:us-east-1:123456789012:dead.fifo',
      'arn:aws:sns:us-east-1:123456789012:dead.fifo',
    ].map((Destination): [Record<string, unknown>, string] => [
      { DestinationConfig: { OnFailure: { Destination } } },
      `DestinationConfig.OnFailure.Destination must be an S3 bucket, a standard SQS queue or a standard SNS topic, got ${Destination}`,
    ]),
    [
      { FilterCriteria: { Filters: Array.from({ length: 6 }, () => ({ Pattern: '{}' })) } },
      'FilterCriteria.Filters must be at most 5 filters, got 6',
    ],
    [{ FilterCriteria: { Filters: 'all' } }, 'FilterCriteria.Filters must be a list, got "all"'],
    [
      { FilterCriteria: { Filters: [{ Pattern: `{"data":["${'x'.repeat(4096)}"]}` }] } },
      'FilterCriteria.Filters.Pattern must be a string of at most 4096 characters',
    ],
  ])('refuses %j', (properties, message) => {
    expect(() => mappingSettings({ ...minimal, ...properties })).toThrow(new Error(message));
  });

  test('takes metrics of Kafka and measures nothing', () => {
    const settings = mappingSettings({ ...minimal, MetricsConfig: { Metrics: ['ErrorCount', 'KafkaMetrics'] } });
    expect(settings.countsEvents).toBe(false);
  });

  test('has no failure destination when it is emptied', () => {
    const settings = mappingSettings({ ...minimal, DestinationConfig: { OnFailure: { Destination: '' } } });
    expect(settings.failureDestination).toBeUndefined();
  });
});
