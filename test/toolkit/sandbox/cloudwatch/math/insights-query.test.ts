import { parseInsightsQuery, selects } from '../../../../../toolkit/sandbox/cloudwatch/math/insights-query';

const QUERY =
  'SELECT SUM(IncomingBytes) FROM SCHEMA("AWS/Kinesis", ShardId, StreamName) WHERE StreamName = \'logs\' GROUP BY ShardId ORDER BY SUM() DESC LIMIT 5';

describe('parseInsightsQuery', () => {
  test('reads a query over the shards of a stream', () => {
    expect(parseInsightsQuery(QUERY)).toEqual({
      statistic: 'Sum',
      metricName: 'IncomingBytes',
      namespace: 'AWS/Kinesis',
      schema: ['ShardId', 'StreamName'],
      where: { StreamName: 'logs' },
      groupBy: ['ShardId'],
    });
  });

  test('reads a query over a namespace', () => {
    expect(parseInsightsQuery('select max(Errors) from "AWS/Lambda"')).toEqual({
      statistic: 'Maximum',
      metricName: 'Errors',
      namespace: 'AWS/Lambda',
      schema: undefined,
      where: {},
      groupBy: [],
    });
  });

  test.each(['SELECT Errors FROM "AWS/Lambda"', "SELECT SUM(a) FROM b WHERE c > 'd'"])('refuses %s', (text) => {
    expect(() => parseInsightsQuery(text)).toThrow(
      `the sandbox does not understand the Metrics Insights query ${text}`,
    );
  });
});

describe('selects', () => {
  test.each([
    [{ StreamName: 'logs', ShardId: 's-0' }, true],
    [{ StreamName: 'other', ShardId: 's-0' }, false],
    [{ StreamName: 'logs' }, false],
  ])('takes %j: %s', (dimensions, expected) => {
    const metric = { namespace: 'AWS/Kinesis', metricName: 'IncomingBytes', dimensions };
    expect(selects(parseInsightsQuery(QUERY), metric)).toBe(expected);
  });
});
