import { Match, Template } from 'aws-cdk-lib/assertions';
import { Duration, Lazy } from 'aws-cdk-lib/core';
import type { BatchingOptions } from '../../../lib/processing/batching-options';
import { RecordFilter } from '../../../lib/processing/record-filter';
import { fixture } from './fixture';

const FILTER = RecordFilter.ofData([{ status: [500] }]);

function expectMapping(options: BatchingOptions, properties: object): void {
  const { stack, process } = fixture();
  process(options);
  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', properties);
}

describe('batching', () => {
  test('fills batches for 5 seconds by default', () => {
    expectMapping(
      {},
      {
        BatchSize: 10_000,
        MaximumBatchingWindowInSeconds: 5,
        ParallelizationFactor: Match.absent(),
        TumblingWindowInSeconds: Match.absent(),
        FilterCriteria: Match.absent(),
      },
    );
  });

  test.each([
    ['batchSize', { batchSize: 1 }, { BatchSize: 1 }],
    ['batchSize', { batchSize: 10_000 }, { BatchSize: 10_000 }],
    ['maxBatchingWindow', { maxBatchingWindow: Duration.seconds(0) }, { MaximumBatchingWindowInSeconds: 0 }],
    ['maxBatchingWindow', { maxBatchingWindow: Duration.minutes(5) }, { MaximumBatchingWindowInSeconds: 300 }],
    ['parallelizationFactor', { parallelizationFactor: 1 }, { ParallelizationFactor: 1 }],
    ['parallelizationFactor', { parallelizationFactor: 10 }, { ParallelizationFactor: 10 }],
    ['tumblingWindow', { tumblingWindow: Duration.seconds(0) }, { TumblingWindowInSeconds: 0 }],
    ['tumblingWindow', { tumblingWindow: Duration.minutes(15) }, { TumblingWindowInSeconds: 900 }],
    ['filter', { filter: FILTER }, { FilterCriteria: { Filters: [{ Pattern: '{"data":{"status":[500]}}' }] } }],
  ])('takes a %s', (_, options, properties) => {
    expectMapping(options, properties);
  });

  test.each<[BatchingOptions, string]>([
    [{ batchSize: 0 }, 'batchSize must be a whole number from 1 to 10000, got 0'],
    [{ batchSize: 10_001 }, 'batchSize must be a whole number from 1 to 10000, got 10001'],
    [
      { maxBatchingWindow: Duration.seconds(301) },
      'maxBatchingWindow must be a whole number of seconds from 0 to 300, got 301 seconds',
    ],
    [
      { maxBatchingWindow: Duration.millis(500) },
      'maxBatchingWindow must be a whole number of seconds from 0 to 300, got 500 millis',
    ],
    [{ parallelizationFactor: 0 }, 'parallelizationFactor must be a whole number from 1 to 10, got 0'],
    [{ parallelizationFactor: 11 }, 'parallelizationFactor must be a whole number from 1 to 10, got 11'],
    [
      { tumblingWindow: Duration.seconds(901) },
      'tumblingWindow must be a whole number of seconds from 0 to 900, got 901 seconds',
    ],
    [{ tumblingWindow: Duration.seconds(1), filter: FILTER }, 'tumblingWindow and filter are both set, keep one'],
    [
      { tumblingWindow: Duration.seconds(1), parallelizationFactor: 2 },
      'tumblingWindow and parallelizationFactor are both set, keep one',
    ],
  ])('refuses %p', (options, message) => {
    expect(() => fixture().process(options)).toThrow(new Error(`Stack/Processor: ${message}`));
  });

  test('admits next to a window what has no effect on it', () => {
    expectMapping(
      { tumblingWindow: Duration.seconds(60), parallelizationFactor: 1 },
      { TumblingWindowInSeconds: 60, ParallelizationFactor: 1 },
    );
    expectMapping(
      { tumblingWindow: Duration.seconds(0), parallelizationFactor: 2, filter: FILTER },
      { TumblingWindowInSeconds: 0, ParallelizationFactor: 2, FilterCriteria: Match.anyValue() },
    );
  });

  test('takes figures which are known only at deployment', () => {
    const count = Lazy.number({ produce: () => 7 });
    expectMapping(
      { batchSize: count, parallelizationFactor: count, maxBatchingWindow: Duration.seconds(count) },
      { BatchSize: 7, ParallelizationFactor: 7, MaximumBatchingWindowInSeconds: 7 },
    );
    expectMapping({ tumblingWindow: Duration.seconds(count) }, { TumblingWindowInSeconds: 7 });
  });
});
