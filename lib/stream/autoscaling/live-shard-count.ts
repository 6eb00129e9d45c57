import { createHash } from 'node:crypto';
import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import { type CfnResource, CustomResource, Duration, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prebuiltFunction } from '../../private/prebuilt-function';

/** A stream that is resharded is waited for. */
const TIMEOUT = Duration.minutes(15);

export interface LiveShardCountProps {
  /** Known before the stream exists. */
  readonly streamName: string;
  readonly initialShards: number;
  /** The stream, which is asked for at synthesis only: it is made later, with the count. */
  readonly resource: () => CfnResource;
}

/**
 * The shards that a stream has at the time of a deployment, instead of those it was created with.
 *
 * CloudFormation sends a stream's shard count whenever it updates the stream for any reason, and reads a custom resource
 * anew only when its properties change: so one of them is a digest of the stream's own.
 */
export class LiveShardCount extends Construct {
  /** A token. */
  public readonly shardCount: number;

  constructor(scope: Construct, id: string, props: LiveShardCountProps) {
    super(scope, id);
    const handler = prebuiltFunction(this, 'Function', {
      asset: 'shard-count',
      description: 'Tells a deployment how many shards a stream has',
      memorySize: 256,
      timeout: TIMEOUT,
    });
    const grantee = handler.role as IRole;
    const grant = Grant.addToPrincipal({
      grantee,
      actions: ['kinesis:DescribeStreamSummary'],
      resourceArns: [
        Stack.of(this).formatArn({ service: 'kinesis', resource: 'stream', resourceName: props.streamName }),
      ],
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: handler.functionArn,
      resourceType: 'Custom::LiveShardCount',
      serviceTimeout: TIMEOUT.plus(Duration.minutes(1)),
      properties: {
        StreamName: props.streamName,
        InitialShards: props.initialShards,
        StreamDigest: Lazy.string({ produce: () => digest(props.resource()) }),
      },
    });
    grant.applyBefore(resource);
    this.shardCount = Token.asNumber(resource.getAtt('ShardCount'));
  }
}

/** Of everything that makes CloudFormation update the resource: its definition, and the tags that its stack hands on. */
function digest(resource: CfnResource): string {
  const { stack } = resource;
  const definition = stack.resolve([resource._toCloudFormation(), stack.tags.renderTags()]);
  return createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16);
}
