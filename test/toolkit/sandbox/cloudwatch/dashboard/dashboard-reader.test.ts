import { ChartReader } from '../../../../../toolkit/sandbox/cloudwatch/dashboard/chart-series';
import { DashboardReader, type ShownAlarm } from '../../../../../toolkit/sandbox/cloudwatch/dashboard/dashboard-reader';
import { MetricReader } from '../../../../../toolkit/sandbox/cloudwatch/metric-reader';
import { MetricStore } from '../../../../../toolkit/sandbox/cloudwatch/metric-store';

const NOW = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const ALARM: ShownAlarm = {
  name: 'lag',
  state: 'ALARM',
  watches: {
    queries: [
      {
        kind: 'metric',
        id: 'm1',
        returnsData: true,
        metric: { namespace: 'N', metricName: 'Age', dimensions: {} },
        statistic: 'Maximum',
        periodMs: MINUTE,
      },
    ],
    periodMs: MINUTE,
    threshold: 30,
  },
};

/** Three minutes of two shards, and of a reader. */
function reader() {
  const store = new MetricStore();
  for (const minute of [0, 1, 2]) {
    const at = NOW - (3 - minute) * MINUTE;
    for (const shard of [1, 2]) {
      const dimensions = { StreamName: 'logs', ShardId: `${shard}` };
      store.put({ namespace: 'K', name: 'Bytes', dimensions, value: shard * 10 ** minute, unit: 'Bytes' }, at);
    }
    store.put({ namespace: 'N', name: 'Age', dimensions: {}, value: minute, unit: 'Seconds' }, at);
  }
  const charts = new ChartReader(store, new MetricReader(store));
  return new DashboardReader(charts, (arn) => (arn === 'arn:lag' ? ALARM : undefined));
}

function widgetsOf(...widgets: object[]) {
  return reader().read({ name: 'd', body: { start: '-PT3M', widgets } }, NOW).widgets;
}

function metricWidget(properties: object) {
  return widgetsOf({ type: 'metric', properties })[0];
}

describe('DashboardReader', () => {
  test('places widgets, six by six where nothing is said', () => {
    expect(
      widgetsOf({ type: 'text', x: 6, y: 2, width: 12, height: 3, properties: { markdown: '# Hi' } }, { type: 'text' }),
    ).toMatchObject([
      { x: 6, y: 2, width: 12, height: 3, type: 'text', markdown: '# Hi' },
      { x: 0, y: 0, width: 6, height: 6 },
    ]);
  });

  test('reads a metric for each period, with its unit', () => {
    const widget = metricWidget({ metrics: [['N', 'Age', { stat: 'Maximum', period: 60 }]], title: 'Age' });
    expect(widget?.title).toBe('Age');
    expect(widget?.times).toEqual([3, 2, 1, 0].map((minutes) => (NOW - minutes * MINUTE) / 1_000));
    expect(widget?.series).toEqual([
      { label: 'Age', unit: 'Seconds', axis: 'left', color: undefined, values: [0, 1, 2, null] },
    ]);
  });

  test('evaluates metric math over metrics that are not drawn', () => {
    const widget = metricWidget({
      metrics: [
        ['N', 'Age', { id: 'age', stat: 'Maximum', period: 60, visible: false }],
        [{ expression: 'age * 100', label: 'percent', period: 60 }],
      ],
    });
    expect(widget?.series).toMatchObject([{ label: 'percent', values: [0, 100, 200, null] }]);
  });

  test('draws metrics of different periods side by side', () => {
    const widget = metricWidget({
      metrics: [
        ['N', 'Age', { stat: 'Maximum', period: 60 }],
        ['N', 'Age', { stat: 'Sum', period: 180 }],
      ],
    });
    expect(widget?.series?.map(({ values }) => values)).toEqual([
      [0, 1, 2, null],
      [3, null, null, null],
    ]);
  });

  test.each([
    ['a query', `SELECT SUM(Bytes) FROM SCHEMA("K", ShardId, StreamName) WHERE StreamName = 'logs' GROUP BY ShardId`],
    ['a search', `SEARCH('{K,StreamName,ShardId} MetricName="Bytes" StreamName="logs"', 'Sum', 60)`],
  ])('draws a series for each shard that %s finds', (_, expression) => {
    const widget = metricWidget({ metrics: [[{ expression, period: 60 }]] });
    expect(widget?.series).toMatchObject([
      { label: '1', values: [1, 10, 100, null] },
      { label: '2', values: [2, 20, 200, null] },
    ]);
  });

  test('marks annotations, bands by their edges, and leaves out what is hidden', () => {
    const widget = metricWidget({
      metrics: [['N', 'Age']],
      annotations: {
        horizontal: [
          { value: 5, label: 'limit', color: '#f00', yAxis: 'right' },
          [{ value: 1 }, { value: 2 }],
          { value: 9, visible: false },
        ],
      },
      yAxis: { left: { min: 0, max: 10, label: 'seconds' } },
    });
    expect(widget?.annotations).toMatchObject([
      { value: 5, label: 'limit', color: '#f00', axis: 'right' },
      { value: 1, axis: 'left' },
      { value: 2 },
    ]);
    expect(widget?.limits).toEqual({ left: { min: 0, max: 10, label: 'seconds' } });
  });

  test('draws what an alarm watches, and its threshold', () => {
    const widget = metricWidget({ annotations: { alarms: ['arn:lag'] } });
    expect(widget?.series).toMatchObject([{ label: 'Age', values: [0, 1, 2, null] }]);
    expect(widget?.annotations).toEqual([{ value: 30, axis: 'left' }]);
  });

  test('shows the state of alarms, and which of them are not here', () => {
    const [widget] = widgetsOf({ type: 'alarm', properties: { alarms: ['arn:lag', 'arn:elsewhere'] } });
    expect(widget?.alarms).toEqual([
      { name: 'lag', state: 'ALARM' },
      { name: 'arn:elsewhere', state: 'unknown here' },
    ]);
  });

  test.each([
    [{ type: 'log', properties: {} }, 'a widget of type log is not drawn here'],
    [
      { type: 'metric', properties: { metrics: [[{ expression: 'NOSUCH(1)' }]] } },
      'the sandbox does not know the metric math function NOSUCH',
    ],
  ])('says why it does not draw %j, and draws the others', (bad, problem) => {
    const widgets = widgetsOf(bad, { type: 'text', properties: { markdown: 'ok' } });
    expect(widgets).toMatchObject([{ problem }, { markdown: 'ok' }]);
  });

  test('draws a long range in fewer, longer periods', () => {
    const widgets = [{ type: 'metric', properties: { metrics: [['N', 'Age', { stat: 'Sum', period: 60 }]] } }];
    const [widget] = reader().read({ name: 'd', body: { start: '-P1W', widgets } }, NOW).widgets;
    expect(widget?.times?.length).toBeLessThan(1_502);
    expect(widget?.series?.[0]?.values.filter((value) => value !== null)).toEqual([3]);
  });
});
