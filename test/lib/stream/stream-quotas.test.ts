import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import { App, CfnResource, Lazy, Stack } from 'aws-cdk-lib/core';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import { StreamGroup } from '../../../lib/stream/stream-group';

const ACCOUNT = '111111111111';

interface Scenario {
  readonly streamCount: number;
  readonly shards?: number;
  readonly capacity?: StreamCapacity;
  readonly region?: string;
  readonly others?: (app: App, stack: Stack) => void;
}

/** What is said of a group, and of what else is in its app. */
function warnings({ streamCount, shards, region = 'eu-west-1', others, ...props }: Scenario): string[] {
  const app = new App();
  const env = region === 'unknown' ? undefined : { account: ACCOUNT, region };
  const stack = new Stack(app, 'Stack', { env });
  const fixed = shards === undefined ? StreamCapacity.onDemand() : StreamCapacity.provisioned(shards);
  new StreamGroup(stack, 'Clicks', { streamCount, capacity: props.capacity ?? fixed });
  others?.(app, stack);
  return Annotations.fromStack(stack)
    .findWarning('/Stack/Clicks', Match.anyValue())
    .map(({ entry }) => `${entry.data}`);
}

function resources(count: number, stack: Stack): void {
  for (let i = 0; i < count; i += 1) new CfnResource(stack, `Resource${i}`, { type: 'AWS::SNS::Topic' });
}

describe('A stream group', () => {
  test.each([
    ['eu-west-1', 20_000],
    ['us-east-1', 20_000],
    ['us-west-2', 20_000],
    ['eu-central-1', 1_000],
    ['unknown', 1_000],
  ])('in %s may have %d shards', (region, shards) => {
    expect(warnings({ streamCount: 1, shards, region })).toEqual([]);
  });

  test.each([
    ['eu-west-1', 10_001, '20,002', '20,000 in eu-west-1'],
    ['eu-central-1', 501, '1,002', '1,000 or 6,000 in eu-central-1'],
    ['unknown', 501, '1,002', '1,000 or 6,000 in most regions'],
  ])('in %s with twice %d shards needs a higher quota', (region, shards, all, quota) => {
    expect(warnings({ streamCount: 2, shards, region })).toEqual([
      `${all} shards may be provisioned, an account has ${quota} by default [ack: cdk-kinesis-pipelines:shardQuota]`,
    ]);
  });

  test('counts the streams of the whole app in its account and region, and no others', () => {
    const others = (app: App, stack: Stack) => {
      const near = new Stack(app, 'Near', { env: { account: ACCOUNT, region: 'eu-central-1' } });
      const far = new Stack(app, 'Far', { env: { account: ACCOUNT, region: 'eu-central-2' } });
      const foreign = new Stack(app, 'Foreign', { env: { account: '222222222222', region: 'eu-central-1' } });
      new CfnStream(stack, 'Here', { shardCount: 3 });
      for (const each of [near, far, foreign]) new CfnStream(each, 'Stream', { shardCount: 100 });
    };
    expect(warnings({ streamCount: 1, shards: 1_000, region: 'eu-central-1', others })).toEqual([
      expect.stringMatching(/^1,103 shards/),
    ]);
  });

  test('counts the most shards of streams that scale themselves', () => {
    const capacity = StreamCapacity.autoScaled({ minShards: 2, maxShards: 600 });
    expect(warnings({ streamCount: 2, capacity, region: 'eu-central-1' })).toEqual([
      expect.stringMatching(/^1,200 shards/),
    ]);
  });

  test('counts a stream whose shards are known only at deployment as one shard', () => {
    const others = (_: App, stack: Stack) => {
      new CfnStream(stack, 'Later', { shardCount: Lazy.number({ produce: () => 5 }) });
    };
    expect(warnings({ streamCount: 1, shards: 1_000, region: 'eu-central-1', others })).toEqual([
      expect.stringMatching(/^1,001 shards/),
    ]);
  });

  test('may have 50 streams on demand', () => {
    expect(warnings({ streamCount: 50 })).toEqual([]);
  });

  test('with 51 streams on demand needs a higher quota', () => {
    expect(warnings({ streamCount: 51 })).toEqual([
      '51 streams are on demand, an account has 50 in a region by default [ack: cdk-kinesis-pipelines:onDemandStreamQuota]',
    ]);
  });

  test('may fill four fifths of its stack', () => {
    expect(warnings({ streamCount: 4, others: (_, stack) => resources(395, stack) })).toEqual([]);
  });

  test('that fills its stack says how many of its streams fit', () => {
    const others = (app: App, stack: Stack) => {
      resources(396, stack);
      resources(10, new Stack(app, 'Other'));
    };
    expect(warnings({ streamCount: 4, others })).toEqual([
      'the stack has 401 of 500 resources: about 4 streams fit with all that belongs to them, make more in stacks of their own [ack: cdk-kinesis-pipelines:stackResources]',
    ]);
  });
});
