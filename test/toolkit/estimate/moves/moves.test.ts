import { Flows } from '../../../../toolkit/estimate/flow/flows';
import { MOVES } from '../../../../toolkit/estimate/moves';
import type { Design } from '../../../../toolkit/estimate/moves/move';
import { flowsOf, type Resources, STREAM_ARN } from '../flows-of';

const S3 = 'ExtendedS3DestinationConfiguration';
const KMS_RULE = { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } };

/** What every move can make cheaper. */
const WASTEFUL: Resources = {
  OnDemand: ['AWS::Kinesis::Stream', { StreamModeDetails: { StreamMode: 'ON_DEMAND' } }],
  Stream: ['AWS::Kinesis::Stream', { ShardCount: 10, DesiredShardLevelMetrics: ['ALL'] }],
  Consumer: ['AWS::Kinesis::StreamConsumer', { StreamARN: STREAM_ARN }],
  Handler: [
    'AWS::Lambda::Function',
    { TracingConfig: { Mode: 'Active' }, Environment: { Variables: { NAME: { Ref: 'Delivery' } } } },
  ],
  Mapping: [
    'AWS::Lambda::EventSourceMapping',
    { EventSourceArn: { Ref: 'Consumer' }, FunctionName: { Ref: 'Handler' } },
  ],
  Bucket: ['AWS::S3::Bucket', { BucketEncryption: { ServerSideEncryptionConfiguration: [KMS_RULE] } }],
  Delivery: ['AWS::KinesisFirehose::DeliveryStream', { [S3]: { BufferingHints: { IntervalInSeconds: 60 } } }],
  Workgroup: ['AWS::RedshiftServerless::Workgroup', { WorkgroupName: 'logs' }],
  Loading: [
    'AWS::KinesisFirehose::DeliveryStream',
    { RedshiftDestinationConfiguration: { ClusterJDBCURL: 'jdbc:redshift://logs.x:5439/db', S3Configuration: {} } },
  ],
  Endpoint: ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' }],
  Gateway: ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }],
  Nat: ['AWS::EC2::NatGateway'],
};

const EXPECTED: Readonly<Record<string, object>> = {
  'pack-lines': { workload: { packing: 'lines', recordBytes: 25_600 } },
  'pack-deliveries': { workload: { deliveryRecordBytes: 1_024_000 } },
  'provisioned-capacity': { OnDemand: { StreamModeDetails: { StreamMode: 'PROVISIONED' } } },
  'scaled-shards': { Stream: { StreamModeDetails: { StreamMode: 'PROVISIONED' }, ShardCount: undefined } },
  'on-demand-capacity': { Stream: { StreamModeDetails: { StreamMode: 'ON_DEMAND' }, ShardCount: undefined } },
  'shared-throughput': { Mapping: { EventSourceArn: '@{Shop/Stream#Arn}' }, Consumer: undefined },
  'no-shard-metrics': { Stream: { DesiredShardLevelMetrics: [] } },
  'large-buffers': {
    Delivery: { [S3]: { BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 128 } } },
    Loading: { RedshiftDestinationConfiguration: { S3Configuration: { BufferingHints: { SizeInMBs: 128 } } } },
  },
  'compress-objects': {
    Delivery: { [S3]: { CompressionFormat: 'GZIP' } },
    Loading: { RedshiftDestinationConfiguration: { S3Configuration: { CompressionFormat: 'GZIP' } } },
  },
  'bucket-key': {
    Bucket: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ...KMS_RULE, BucketKeyEnabled: true }] } },
  },
  'rarer-copy': {
    Loading: { RedshiftDestinationConfiguration: { S3Configuration: { BufferingHints: { IntervalInSeconds: 900 } } } },
  },
  'full-batches': { Mapping: { BatchSize: 10_000, MaximumBatchingWindowInSeconds: 5 } },
  arm64: { Handler: { Architectures: ['arm64'] } },
  'no-traces': { Handler: { TracingConfig: { Mode: 'PassThrough' } } },
  'no-interface-endpoints': { Endpoint: undefined, Gateway: {} },
  'no-nat-gateways': { Nat: undefined },
};

const applicable = MOVES.filter(({ id }) => id !== 'gzip-records');

describe('MOVES', () => {
  test('have ids of their own, each of them expected here', () => {
    expect(applicable.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(applicable.map((move) => [move.id, move] as const))('%s changes what it says', (id, move) => {
    const design = move.apply(flowsOf(WASTEFUL));
    const { workload = {}, ...resources } = (EXPECTED[id] ?? {}) as Record<string, object | undefined>;
    expect(design?.workload).toMatchObject(workload);
    for (const [logicalId, properties] of Object.entries(resources)) {
      const changed = design?.model.resources.find((resource) => resource.logicalId === logicalId)?.properties;
      if (properties === undefined) expect(changed).toBeUndefined();
      else expect(changed).toMatchObject(properties);
    }
  });

  test.each(applicable.map((move) => [move.id, move] as const))('%s has nothing left to change after it', (_, move) => {
    const { model, workload } = move.apply(flowsOf(WASTEFUL)) as Design;
    expect(move.apply(new Flows(model, workload))).toBeUndefined();
  });

  test('gzip-records waits until lines are packed', () => {
    const gzip = MOVES.find(({ id }) => id === 'gzip-records');
    expect(gzip?.apply(flowsOf(WASTEFUL, { packing: 'none' }))).toBeUndefined();
    expect(gzip?.apply(flowsOf(WASTEFUL, { packing: 'kpl' }))?.workload.packing).toBe('gzip');
    expect(gzip?.apply(flowsOf(WASTEFUL, { packing: 'gzip' }))).toBeUndefined();
  });
});
