import { AwsError } from '../../kernel/aws-error';
import type { Permission } from '../../kernel/identity';
import type { JsonApi } from '../../kernel/room';
import { CallRates } from '../call-rates';
import { describeAccountSettings, updateAccountSettings } from './account-settings';
import { createStream } from './create-stream';
import { deleteStream } from './delete-stream';
import { describeLimits } from './describe-limits';
import { describeStream, describeStreamSummary } from './describe-stream';
import { disableEnhancedMonitoring, enableEnhancedMonitoring } from './enhanced-monitoring';
import { getRecords } from './get-records';
import { getShardIterator } from './get-shard-iterator';
import { listShards } from './list-shards';
import { listStreams } from './list-streams';
import { updateMaxRecordSize } from './max-record-size';
import type { Operations, StreamsBackend } from './operation';
import { permissionsFor } from './permissions';
import { putRecord } from './put-record';
import { putRecords } from './put-records';
import { updateStreamRecordDistributionStrategy } from './record-distribution';
import { mergeShards, splitShard, updateShardCount } from './reshard';
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from './resource-policy';
import { decreaseRetentionPeriod, increaseRetentionPeriod } from './retention-period';
import {
  deregisterStreamConsumer,
  describeStreamConsumer,
  listStreamConsumers,
  registerStreamConsumer,
} from './stream-consumers';
import { startStreamEncryption, stopStreamEncryption } from './stream-encryption';
import { updateStreamMode } from './stream-mode';
import {
  addTagsToStream,
  listTagsForResource,
  listTagsForStream,
  removeTagsFromStream,
  tagResource,
  untagResource,
} from './stream-tags';
import { subscribeToShard } from './subscribe-to-shard';
import { updateStreamWarmThroughput } from './warm-throughput';

const OPERATIONS: Operations = {
  AddTagsToStream: addTagsToStream,
  CreateStream: createStream,
  DecreaseStreamRetentionPeriod: decreaseRetentionPeriod,
  DeleteResourcePolicy: deleteResourcePolicy,
  DeleteStream: deleteStream,
  DeregisterStreamConsumer: deregisterStreamConsumer,
  DescribeAccountSettings: describeAccountSettings,
  DescribeLimits: describeLimits,
  DescribeStream: describeStream,
  DescribeStreamConsumer: describeStreamConsumer,
  DescribeStreamSummary: describeStreamSummary,
  DisableEnhancedMonitoring: disableEnhancedMonitoring,
  EnableEnhancedMonitoring: enableEnhancedMonitoring,
  GetRecords: getRecords,
  GetResourcePolicy: getResourcePolicy,
  GetShardIterator: getShardIterator,
  IncreaseStreamRetentionPeriod: increaseRetentionPeriod,
  ListShards: listShards,
  ListStreamConsumers: listStreamConsumers,
  ListStreams: listStreams,
  ListTagsForResource: listTagsForResource,
  ListTagsForStream: listTagsForStream,
  MergeShards: mergeShards,
  PutRecord: putRecord,
  PutRecords: putRecords,
  PutResourcePolicy: putResourcePolicy,
  RegisterStreamConsumer: registerStreamConsumer,
  RemoveTagsFromStream: removeTagsFromStream,
  SplitShard: splitShard,
  StartStreamEncryption: startStreamEncryption,
  StopStreamEncryption: stopStreamEncryption,
  SubscribeToShard: subscribeToShard,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAccountSettings: updateAccountSettings,
  UpdateMaxRecordSize: updateMaxRecordSize,
  UpdateShardCount: updateShardCount,
  UpdateStreamMode: updateStreamMode,
  UpdateStreamRecordDistributionStrategy: updateStreamRecordDistributionStrategy,
  UpdateStreamWarmThroughput: updateStreamWarmThroughput,
};

/** The API of Amazon Kinesis Data Streams. */
export class KinesisApi implements JsonApi {
  readonly targetPrefix = 'Kinesis_20131202';
  readonly jsonVersion = '1.1';

  private readonly rates: CallRates;

  constructor(private readonly backend: StreamsBackend) {
    const { clock, account } = backend.context;
    this.rates = new CallRates(clock, account);
  }

  permissionsFor(operation: string, input: Readonly<Record<string, unknown>>): readonly Permission[] {
    return permissionsFor(operation, input, this.backend);
  }

  call(operation: string, input: Record<string, unknown>): unknown {
    if (!Object.hasOwn(OPERATIONS, operation)) {
      throw new AwsError('UnknownOperationException', `the sandbox does not run ${operation} of Kinesis`);
    }
    if (this.backend.streams.options.limits) this.rates.charge(operation, input);
    return OPERATIONS[operation]?.(this.backend, input);
  }
}
