import { chartRows } from '../../../../../toolkit/sandbox/cloudwatch/dashboard/chart-row';

describe('chartRows', () => {
  test('reads metrics with the defaults of the widget', () => {
    const [row] = chartRows({
      metrics: [['AWS/Kinesis', 'IncomingBytes', 'StreamName', 'logs']],
      stat: 'Sum',
      period: 60,
    });
    expect(row).toEqual({
      query: {
        kind: 'metric',
        id: 'row0',
        returnsData: true,
        label: undefined,
        periodMs: 60_000,
        metric: { namespace: 'AWS/Kinesis', metricName: 'IncomingBytes', dimensions: { StreamName: 'logs' } },
        statistic: 'Sum',
      },
      periodMs: 60_000,
      visible: true,
      axis: 'left',
      color: undefined,
    });
  });

  test('takes the average of five minutes where nothing else is said', () => {
    const [row] = chartRows({ metrics: [['N', 'M']] });
    expect(row).toMatchObject({ periodMs: 300_000, query: { statistic: 'Average' } });
  });

  test.each([
    [['.', 'B', '.', '.', '.', '.'], { namespace: 'N', metricName: 'B', dimensions: { D: 'd', E: 'e' } }],
    [['...', 'f'], { namespace: 'N', metricName: 'A', dimensions: { D: 'd', E: 'f' } }],
    [['.', '.', '.', 'g'], { namespace: 'N', metricName: 'A', dimensions: { D: 'g' } }],
  ])('repeats what stands above for %j', (cells, metric) => {
    const [, row] = chartRows({ metrics: [['N', 'A', 'D', 'd', 'E', 'e'], cells] });
    expect(row?.query).toMatchObject({ metric });
  });

  test('honours what a row says of itself', () => {
    const [hidden, rate] = chartRows({
      metrics: [
        ['N', 'A', { id: 'a', stat: 'p99', period: 10, visible: false }],
        [{ expression: 'a / PERIOD(a)', id: 'rate', label: 'per second', yAxis: 'right', color: '#123456' }],
      ],
    });
    expect(hidden).toMatchObject({ visible: false, periodMs: 10_000, query: { id: 'a', statistic: 'p99' } });
    expect(rate).toMatchObject({
      axis: 'right',
      color: '#123456',
      query: { kind: 'expression', id: 'rate', label: 'per second', expression: 'a / PERIOD(a)' },
    });
  });
});
