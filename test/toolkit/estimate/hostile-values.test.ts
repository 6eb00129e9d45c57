import { estimate } from '../../../toolkit/estimate/estimate';
import { estimateReport } from '../../../toolkit/estimate/estimate-report';
import { Flows } from '../../../toolkit/estimate/flow/flows';
import { resolveStacks } from '../../../toolkit/estimate/model/resolve-stacks';
import { US_EAST_1 } from '../../../toolkit/estimate/price-table';
import { DEFAULT_WORKLOAD } from '../../../toolkit/estimate/workload';
import type { Template } from '../../../toolkit/sandbox/assembly/template';

/** All that is read of a pipeline, once. */
const PIPELINE = {
  Stream: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 2, RetentionPeriodHours: 168 } },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      Policies: [
        { PolicyDocument: { Statement: [{ Action: ['firehose:PutRecord'], Resource: { Ref: 'Delivery' } }] } },
      ],
    },
  },
  Handler: {
    Type: 'AWS::Lambda::Function',
    Properties: { Role: { Ref: 'Role' }, MemorySize: 512, VpcConfig: {}, Architectures: ['arm64'] },
  },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: { 'Fn::GetAtt': ['Stream', 'Arn'] }, FunctionName: { Ref: 'Handler' }, BatchSize: 9 },
  },
  Delivery: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      KinesisStreamSourceConfiguration: { KinesisStreamARN: { 'Fn::GetAtt': ['Stream', 'Arn'] } },
      RedshiftDestinationConfiguration: {
        ClusterJDBCURL: 'jdbc:redshift://logs.example.com',
        ProcessingConfiguration: {
          Processors: [{ Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: { Ref: 'Handler' } }] }],
        },
        S3Configuration: { BucketARN: { 'Fn::GetAtt': ['Bucket', 'Arn'] }, BufferingHints: { SizeInMBs: 64 } },
        S3BackupMode: 'Enabled',
      },
    },
  },
  Bucket: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 7 }] },
    },
  },
  Workgroup: { Type: 'AWS::RedshiftServerless::Workgroup', Properties: { WorkgroupName: 'logs', BaseCapacity: 8 } },
  Endpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: { ServiceName: 'com.amazonaws.us-east-1.kinesis-firehose', SubnetIds: ['a'] },
  },
};

const HOSTILE: readonly unknown[] = [{ toString: 1 }, [{ toString: 1 }], null, [null], [], {}, 0, '', 'none', true];

describe('whatever stands in a property', () => {
  const rows = placesIn(PIPELINE).map((place) => [place.join('.'), place] as const);

  test.each(rows)('%s: an amount is told', (_, place) => {
    for (const value of HOSTILE) {
      const { model } = resolveStacks([{ stackName: 'Logs', template: templateWith(place, value) }]);
      const { usd } = estimate(new Flows(model, DEFAULT_WORKLOAD), US_EAST_1);
      expect(usd).toBeGreaterThan(0);
      expect(usd).toBeLessThan(1_000_000);
    }
  });

  test.each(rows)('%s: moves are looked for', (_, place) => {
    const template = templateWith(place, { toString: 1 });
    const { savings } = estimateReport([{ stackName: 'Logs', template }], DEFAULT_WORKLOAD, US_EAST_1);
    expect(JSON.parse(JSON.stringify(savings))).toEqual(savings);
  });
});

function templateWith(place: readonly string[], value: unknown): Template {
  return { Resources: withValue(PIPELINE, place, value) } as Template;
}

/** Each property, and each value within it. */
function placesIn(value: unknown, place: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [place];
  const within = Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...place, key]));
  return (place.length > 2 ? [place, ...within] : within).filter((each) => each[1] === 'Properties');
}

function withValue(root: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const copy = structuredClone(root) as Record<string, unknown>;
  copy[key] = rest.length === 0 ? value : withValue(copy[key], rest, value);
  return copy;
}
