import { embeddedMetrics } from '../../../../toolkit/sandbox/cloudwatch/embedded-metrics';

const DOCUMENT = {
  _aws: {
    Timestamp: 1_767_225_600_000,
    CloudWatchMetrics: [
      {
        Namespace: 'App',
        Dimensions: [['Service'], []],
        Metrics: [{ Name: 'Requests', Unit: 'Count' }, { Name: 'Latency' }],
      },
    ],
  },
  Service: 'shop',
  Requests: 3,
  Latency: [10, 20],
};

describe('embeddedMetrics', () => {
  test('gives each metric for each set of dimensions', () => {
    const samples = embeddedMetrics(JSON.stringify(DOCUMENT));
    expect(samples.map(({ name, dimensions, value }) => ({ name, dimensions, value }))).toEqual([
      { name: 'Requests', dimensions: { Service: 'shop' }, value: 3 },
      { name: 'Requests', dimensions: {}, value: 3 },
      { name: 'Latency', dimensions: { Service: 'shop' }, value: 10 },
      { name: 'Latency', dimensions: { Service: 'shop' }, value: 20 },
      { name: 'Latency', dimensions: {}, value: 10 },
      { name: 'Latency', dimensions: {}, value: 20 },
    ]);
    expect(samples[0]).toMatchObject({ namespace: 'App', unit: 'Count', timestamp: 1_767_225_600_000 });
  });

  test('finds the document behind the prefix of a log line', () => {
    expect(embeddedMetrics(`2026-01-01T00:00:00Z request-1 INFO ${JSON.stringify(DOCUMENT)}`)).toHaveLength(6);
  });

  test.each(['plain text', '{"a":1}', '{"_aws":', '{"_aws":{}}', '{"_aws":{"CloudWatchMetrics":[{}]}}'])(
    'finds none in %s',
    (line) => {
      expect(embeddedMetrics(line)).toEqual([]);
    },
  );

  test('leaves out values that are no numbers', () => {
    expect(embeddedMetrics(JSON.stringify({ ...DOCUMENT, Requests: 'many', Latency: [] }))).toEqual([]);
  });
});
