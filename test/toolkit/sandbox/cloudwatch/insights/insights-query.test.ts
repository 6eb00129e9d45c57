import { parseInsightsQuery, selects } from '../../../../../toolkit/sandbox/cloudwatch/insights/insights-query';

const QUERY =
  "SELECT SUM(IncomingBytes) FROM SCHEMA(\"AWS/Kinesis\", ShardId, StreamName) WHERE StreamName = 'logs' AND ShardId != 's-9' GROUP BY ShardId ORDER BY MAX() DESC LIMIT 5";

describe('parseInsightsQuery', () => {
  test('reads a query over the shards of a stream', () => {
    expect(parseInsightsQuery(QUERY)).toEqual({
      statistic: 'Sum',
      metricName: 'IncomingBytes',
      namespace: 'AWS/Kinesis',
      schema: ['ShardId', 'StreamName'],
      where: [
        { dimension: 'StreamName', value: 'logs', negated: false },
        { dimension: 'ShardId', value: 's-9', negated: true },
      ],
      groupBy: ['ShardId'],
      orderBy: { statistic: 'Maximum', descending: true },
      limit: 5,
    });
  });

  test('reads a query over a namespace', () => {
    expect(parseInsightsQuery('select max(Errors) from "AWS/Lambda"')).toEqual({
      statistic: 'Maximum',
      metricName: 'Errors',
      namespace: 'AWS/Lambda',
      where: [],
      groupBy: [],
    });
  });

  test.each([
    'SELECT Errors FROM "AWS/Lambda"',
    "SELECT SUM(a) FROM b WHERE c > 'd'",
    'SELECT SUM(a) FROM b ORDER BY c',
    'SELECT SUM(a) FROM b LIMIT 501',
  ])('refuses %s', (text) => {
    expect(() => parseInsightsQuery(text)).toThrow(
      `the sandbox does not understand the Metrics Insights query ${text}`,
    );
  });
});

describe('selects', () => {
  test.each([
    [{ StreamName: 'logs', ShardId: 's-0' }, true],
    [{ StreamName: 'logs', ShardId: 's-9' }, false],
    [{ StreamName: 'other', ShardId: 's-0' }, false],
    [{ StreamName: 'logs' }, false],
  ])('takes %j: %s', (dimensions, expected) => {
    const metric = { namespace: 'AWS/Kinesis', metricName: 'IncomingBytes', dimensions };
    expect(selects(parseInsightsQuery(QUERY), metric)).toBe(expected);
  });
});
