import {
  finds,
  isSearch,
  labelOf,
  parseSearch,
} from '../../../../../toolkit/sandbox/cloudwatch/dashboard/metric-search';

const TEXT = `SEARCH('{AWS/Kinesis,StreamName,ShardId} MetricName="IncomingBytes" StreamName="logs"', 'Sum', 60)`;

function metric(metricName: string, dimensions: Record<string, string>) {
  return { namespace: 'AWS/Kinesis', metricName, dimensions };
}

describe('parseSearch', () => {
  test('reads the schema, the terms, the statistic and the period', () => {
    expect(isSearch(TEXT)).toBe(true);
    expect(parseSearch(TEXT)).toEqual({
      namespace: 'AWS/Kinesis',
      schema: ['StreamName', 'ShardId'],
      terms: [
        ['MetricName', 'IncomingBytes'],
        ['StreamName', 'logs'],
      ],
      statistic: 'Sum',
      periodMs: 60_000,
    });
  });

  test.each([`SEARCH('{AWS/Kinesis} bytes', 'Sum')`, 'SEARCH(1)', `SEARCH('{A} MetricName="x" OR y="z"', 'Sum')`])(
    'refuses %s, which it would answer wrongly',
    (text) => {
      expect(() => parseSearch(text)).toThrow(`the sandbox does not understand ${text}`);
    },
  );
});

describe('finds', () => {
  const search = parseSearch(TEXT);

  test.each([
    [metric('IncomingBytes', { StreamName: 'logs', ShardId: '0' }), true],
    [metric('IncomingBytes', { StreamName: 'logs' }), false],
    [metric('IncomingBytes', { StreamName: 'other', ShardId: '0' }), false],
    [metric('IncomingRecords', { StreamName: 'logs', ShardId: '0' }), false],
    [{ ...metric('IncomingBytes', { StreamName: 'logs', ShardId: '0' }), namespace: 'Mine' }, false],
  ])('of %j says %s', (candidate, found) => {
    expect(finds(search, candidate)).toBe(found);
  });

  test('labels what is found by what the search left open', () => {
    expect(labelOf(search, metric('IncomingBytes', { StreamName: 'logs', ShardId: '7' }))).toBe('7');
    const all = parseSearch(`SEARCH('{AWS/Kinesis,StreamName}', 'Sum')`);
    expect(labelOf(all, metric('IncomingBytes', { StreamName: 'logs' }))).toBe('logs IncomingBytes');
  });
});
