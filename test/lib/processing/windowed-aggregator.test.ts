import { Match, Template } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { AggregationPlan } from '../../../lambda/windowed-aggregator/aggregation-plan';
import { StartingPosition } from '../../../lib/processing/starting-position';
import { WindowDestination } from '../../../lib/processing/window-destination';
import { WindowMeasure } from '../../../lib/processing/window-measure';
import { WindowTable } from '../../../lib/processing/window-table';
import { WindowedAggregator, type WindowedAggregatorProps } from '../../../lib/processing/windowed-aggregator';
import { DataStream } from '../../../lib/stream/data-stream';
import { withAndWithoutFlags } from '../private/feature-flags';

const FUNCTION = 'AWS::Lambda::Function';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const ORDERS = WindowMeasure.count('Orders');

type Build = (stack: Stack) => Partial<WindowedAggregatorProps>;

function fixture(build: Build = () => ({})) {
  const stack = new Stack(new App(), 'Stack');
  const stream = new DataStream(stack, 'Stream');
  const props = { source: stream, measures: [ORDERS], ...build(stack) };
  const aggregator = new WindowedAggregator(stack, 'Sales', props);
  return { stack, stream, aggregator, template: Template.fromStack(stack) };
}

/** What the function is told. */
function aggregation(props: Partial<WindowedAggregatorProps>) {
  const [handler] = Object.values(fixture(() => props).template.findResources(FUNCTION));
  return JSON.parse(handler?.Properties.Environment.Variables.AGGREGATION);
}

function statementsOf(template: Template): { Action: string | string[]; Resource: unknown }[] {
  return Object.values(template.findResources('AWS::IAM::ManagedPolicy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
}

describe('WindowedAggregator', () => {
  test('has production defaults', () => {
    expect(fixture().template.toJSON().Resources).toMatchSnapshot();
  });

  test('tells its function what to measure, dimensions in the order of their names', () => {
    const dimensions = { First: '$.items[0].sku', Country: '$.customer.country' };
    const measures = [ORDERS, WindowMeasure.percentile('P99', '$.total', 99), WindowMeasure.distinct('Buyers', '$.id')];
    const told = aggregation({ dimensions, measures, maxGroups: 7 });
    expect(told).toEqual({
      dimensions: [
        { name: 'Country', path: ['customer', 'country'] },
        { name: 'First', path: ['items', 0, 'sku'] },
      ],
      measures: [
        { name: 'Orders', type: 'count', path: [] },
        { name: 'P99', type: 'percentile', path: ['total'], percentile: 99 },
        { name: 'Buyers', type: 'distinct', path: ['id'] },
      ],
      maxGroups: 7,
    });
    expect(new AggregationPlan(told).series).toHaveLength(3);
  });

  test('has at most 100 groups as metrics', () => {
    expect(aggregation({})).toHaveProperty('maxGroups', 100);
  });

  test.each([
    ['a minute by default', undefined, 60],
    ['a second', Duration.seconds(1), 1],
    ['15 minutes', Duration.minutes(15), 900],
  ])('measures over %s', (_, window, seconds) => {
    fixture(() => ({ window })).template.hasResourceProperties(MAPPING, { TumblingWindowInSeconds: seconds });
  });

  test('hands retries and starting position on', () => {
    const { template } = fixture(() => ({ retryAttempts: 3, startingPosition: StartingPosition.latest() }));
    template.hasResourceProperties(MAPPING, { MaximumRetryAttempts: 3, StartingPosition: 'LATEST' });
  });

  test('writes to a stream, and may put records there', () => {
    const { stack, template } = fixture((scope) => ({
      destination: WindowDestination.stream(new DataStream(scope, 'Results'), { sketches: true }),
    }));
    const results = stack.resolve((stack.node.findChild('Results') as DataStream).stream.streamArn);
    template.hasResourceProperties(FUNCTION, {
      Environment: {
        Variables: { RESULTS_STREAM_ARN: results, AGGREGATION: Match.stringLikeRegexp('"sketches":true') },
      },
    });
    expect(statementsOf(template)).toContainEqual({
      Action: 'kinesis:PutRecords',
      Effect: 'Allow',
      Resource: results,
    });
  });

  test('writes to a table, and may write items there, with its key through DynamoDB alone', () => {
    const { stack, template } = fixture((scope) => {
      const { table } = new WindowTable(scope, 'Results');
      return { destination: WindowDestination.table(table, { expiration: Duration.days(30) }) };
    });
    const results = stack.node.findChild('Results') as WindowTable;
    template.hasResourceProperties(FUNCTION, {
      Environment: {
        Variables: {
          RESULTS_TABLE_NAME: stack.resolve(results.table.tableName),
          RESULTS_EXPIRATION_SECONDS: '2592000',
          AGGREGATION: Match.not(Match.stringLikeRegexp('maxGroups')),
        },
      },
    });
    const statements = statementsOf(template);
    expect(statements).toContainEqual({
      Action: 'dynamodb:BatchWriteItem',
      Effect: 'Allow',
      Resource: stack.resolve(results.table.tableArn),
    });
    expect(statements).toContainEqual({
      Action: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
      Effect: 'Allow',
      Resource: stack.resolve(results.encryptionKey.keyArn),
    });
  });

  test('writes to a table that is there already, without an expiration', () => {
    const { template } = fixture((scope) => ({
      destination: WindowDestination.table(Table.fromTableName(scope, 'Results', 'results')),
    }));
    template.hasResourceProperties(FUNCTION, {
      Environment: { Variables: { RESULTS_TABLE_NAME: 'results', RESULTS_EXPIRATION_SECONDS: Match.absent() } },
    });
  });

  test('holds no wildcard action and no policy of AWS', () => {
    const { template } = fixture((scope) => ({
      destination: WindowDestination.table(new WindowTable(scope, 'Results').table),
    }));
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
    for (const { Action } of statementsOf(template)) expect(String(Action)).not.toContain('*');
  });

  test('depends on no feature flag, and comes out the same each time', () => {
    const build = (stack: Stack) => {
      const source = new DataStream(stack, 'Stream').addConsumer('Sales');
      const destination = WindowDestination.table(new WindowTable(stack, 'Results').table);
      new WindowedAggregator(stack, 'Sales', { source, measures: [ORDERS], destination });
    };
    const [bare, recommended] = withAndWithoutFlags(build);
    expect(recommended).toEqual(bare);
    expect(JSON.stringify(withAndWithoutFlags(build))).toBe(JSON.stringify([bare, recommended]));
  });
});

describe('a metric of a WindowedAggregator', () => {
  test('stands under the stream and the group, by the statistic of its measure', () => {
    const smallest = WindowMeasure.min('Smallest', '$.total');
    const { stack, stream, aggregator } = fixture(() => ({
      measures: [ORDERS, smallest],
      dimensions: { Country: '$.country' },
      metricNamespace: 'Shop',
    }));
    const metric = aggregator.metric(smallest, { Country: 'DE' }, { period: Duration.minutes(1) });
    expect(stack.resolve(metric.toMetricConfig().metricStat)).toMatchObject({
      namespace: 'Shop',
      metricName: 'Smallest',
      statistic: 'Minimum',
      dimensions: [
        { name: 'Country', value: 'DE' },
        { name: 'StreamName', value: stack.resolve(stream.stream.streamName) },
      ],
    });
  });

  test('is there for no measure that nobody takes', () => {
    const { aggregator } = fixture(() => ({ measures: [ORDERS, WindowMeasure.sum('Revenue', '$.total')] }));
    expect(() => aggregator.metric(WindowMeasure.count('Sales'))).toThrow(
      new Error('Stack/Sales: measure must be one of Orders, Revenue, got Sales'),
    );
  });

  test.each<[string, Record<string, string>, string]>([
    ['one dimension less', { Country: 'DE' }, 'Country'],
    ['another dimension', { Country: 'DE', Shop: '7' }, 'Country, Shop'],
    ['no dimension', {}, 'none'],
  ])('is there for no group of %s', (_, group, got) => {
    const { aggregator } = fixture(() => ({ dimensions: { Store: '$.store', Country: '$.country' } }));
    expect(() => aggregator.metric(ORDERS, group)).toThrow(
      new Error(`Stack/Sales: dimensions of the group must be Country, Store, got ${got}`),
    );
  });

  test('takes the dimensions of its group in any order', () => {
    const { aggregator } = fixture(() => ({ dimensions: { Store: '$.store', Country: '$.country' } }));
    expect(() => aggregator.metric(ORDERS, { Country: 'DE', Store: '7' })).not.toThrow();
  });

  test('is there for malformed lines whatever the destination', () => {
    const { stack, stream, aggregator } = fixture((scope) => ({
      destination: WindowDestination.table(new WindowTable(scope, 'Results').table),
    }));
    expect(stack.resolve(aggregator.metricMalformedLines().toMetricConfig().metricStat)).toMatchObject({
      namespace: 'KinesisPipelines',
      metricName: 'MalformedLines',
      statistic: 'Sum',
      dimensions: [{ name: 'StreamName', value: stack.resolve(stream.stream.streamName) }],
    });
  });

  test('is there for no measure that goes elsewhere', () => {
    const { aggregator } = fixture((scope) => ({
      destination: WindowDestination.table(new WindowTable(scope, 'Results').table),
    }));
    expect(() => aggregator.metric(ORDERS)).toThrow(
      new Error('Stack/Sales: destination must be WindowDestination.metrics() to have metrics, got another'),
    );
  });
});

describe('WindowedAggregator refuses', () => {
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => `N${i}`);
  const dimensions = (names: readonly string[], field = '$.a') =>
    Object.fromEntries(names.map((name) => [name, field]));
  const measures = (count: number) => numbered(count).map((name) => WindowMeasure.count(name));
  const NAMES =
    'names of dimensions and measures must be different from one another and from StreamName, ShardId, MalformedLines';

  test.each<[string, Partial<WindowedAggregatorProps>, string]>([
    [
      'a window of no length',
      { window: Duration.seconds(0) },
      'window must be a whole number of seconds from 1 to 900, got 0 seconds',
    ],
    [
      'a window over 15 minutes',
      { window: Duration.seconds(901) },
      'window must be a whole number of seconds from 1 to 900, got 901 seconds',
    ],
    ['no measure', { measures: [] }, 'number of measures must be a whole number from 1 to 20, got 0'],
    ['21 measures', { measures: measures(21) }, 'number of measures must be a whole number from 1 to 20, got 21'],
    [
      '30 dimensions',
      { dimensions: dimensions(numbered(30)) },
      'number of dimensions must be a whole number from 0 to 29, got 30',
    ],
    ['no group', { maxGroups: 0 }, 'maxGroups must be a whole number from 1 to 1000000, got 0'],
    [
      'a dimension with a blank in its name',
      { dimensions: dimensions(['two words']) },
      'dimension must be a letter, and up to 254 letters, digits, _ and -, got "two words"',
    ],
    [
      'a dimension without a path',
      { dimensions: { Country: 'country' } },
      'dimension Country must be a JSON path of names and indexes such as $.order.items[0][\'unit price\'], got "country"',
    ],
    ['a name twice', { measures: [ORDERS, ORDERS] }, `${NAMES}, got Orders twice`],
    ['a measure named as a dimension', { dimensions: dimensions(['Orders']) }, `${NAMES}, got Orders twice`],
    ['a name that is taken', { dimensions: dimensions(['ShardId']) }, `${NAMES}, got ShardId twice`],
    [
      'a namespace of AWS',
      { metricNamespace: 'AWS/Shop' },
      'metricNamespace must be 1 to 255 letters, digits and ._-/#:, not beginning with AWS/, got "AWS/Shop"',
    ],
  ])('%s', (_, props, message) => {
    expect(() => fixture(() => props)).toThrow(new Error(`Stack/Sales: ${message}`));
  });

  test('more than an environment holds', () => {
    const long = dimensions(numbered(29), `$.${'x'.repeat(100)}`);
    expect(() => fixture(() => ({ dimensions: long }))).toThrow(
      /^Stack\/Sales: measures and dimensions must be at most 3000 characters long when written down, got \d{4}$/,
    );
  });

  test('results in the stream that is read', () => {
    const stack = new Stack(new App(), 'Stack');
    const source = new DataStream(stack, 'Stream');
    const destination = WindowDestination.stream(source);
    expect(() => new WindowedAggregator(stack, 'Sales', { source, measures: [ORDERS], destination })).toThrow(
      new Error('Stack/Sales: destination must be another stream than the source, got Stack/Stream/Resource'),
    );
  });

  test('an expiration of less than a day', () => {
    const table = Table.fromTableName(new Stack(new App(), 'Stack'), 'Results', 'results');
    expect(() => WindowDestination.table(table, { expiration: Duration.hours(5) })).toThrow(
      new Error('WindowDestination.table: expiration must be a whole number of days from 1 to 36500, got 5 hours'),
    );
  });
});

test('WindowedAggregator takes as many measures and dimensions as CloudWatch and an environment hold', () => {
  const dimensions = Object.fromEntries(Array.from({ length: 29 }, (_, i) => [`D${i}`, '$.a']));
  const measures = Array.from({ length: 20 }, (_, i) => WindowMeasure.count(`M${i}`));
  expect(aggregation({ dimensions, measures, maxGroups: 1_000_000 })).toMatchObject({ maxGroups: 1_000_000 });
});
