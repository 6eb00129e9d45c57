import { StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { type CfnResource, Fn, Names, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireRange } from '../private/validation';
import { LiveShardCount } from './autoscaling/live-shard-count';
import { ShardAutoscaler } from './autoscaling/shard-autoscaler';
import { requireShardAutoscaling, type ShardAutoscalingOptions } from './autoscaling/shard-autoscaling-options';
import type { CapacityPlan, StreamCapacityConfig } from './capacity-plan';
import type { IDataStream } from './data-stream-interface';

const LONGEST_NAME = 128;
/** A hyphen and the first part of a UUID. */
const SUFFIX_LENGTH = 9;

/** With how many shards an auto-scaled stream begins, and how it goes on. */
export interface AutoScaledCapacityOptions extends ShardAutoscalingOptions {
  /**
   * Shards of the stream when it is created: `minShards` to `maxShards`. Later deployments leave its shards alone.
   *
   * @default - minShards
   */
  readonly initialShards?: number;
}

/** The plan of a provisioned stream whose shards follow its traffic, and which deployments do not set back. */
export class AutoScaledCapacity implements CapacityPlan {
  public readonly streamMode = StreamMode.PROVISIONED;

  constructor(private readonly options: AutoScaledCapacityOptions) {
    const { minShards = 1, maxShards, initialShards } = options;
    requireShardAutoscaling('StreamCapacity', options);
    requireRange('StreamCapacity', 'initialShards', initialShards, minShards, maxShards);
  }

  public bind(scope: Construct, givenName?: string): StreamCapacityConfig {
    const streamName = givenName ?? stableName(scope);
    const { shardCount } = new LiveShardCount(scope, 'ShardCount', {
      streamName,
      initialShards: this.options.initialShards ?? this.options.minShards ?? 1,
      resource: () => scope.node.findChild('Resource').node.defaultChild as CfnResource,
    });
    return { streamMode: this.streamMode, shardCount, streamName };
  }

  public attach(dataStream: IDataStream): ShardAutoscaler {
    const { initialShards: _, ...options } = this.options;
    return new ShardAutoscaler(dataStream, 'Autoscaler', { ...options, stream: dataStream.stream });
  }
}

/** A name that stays the same over updates of a stack, and differs from that of a stack of the same name before it. */
function stableName(scope: Construct): string {
  const path = Names.uniqueResourceName(scope, { maxLength: LONGEST_NAME - SUFFIX_LENGTH, separator: '-' });
  const stackUuid = Fn.select(2, Fn.split('/', Stack.of(scope).stackId));
  return `${path}-${Fn.select(0, Fn.split('-', stackUuid))}`;
}
