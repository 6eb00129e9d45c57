import { CfnStream, type IStream, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Annotations, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';

/** Throws if the stream is known to be on demand, and warns if a template holds its shard count. */
export function requireScalable(scope: Construct, stream: IStream): void {
  const resource = stream.node.defaultChild;
  if (!(resource instanceof CfnStream)) return;
  const mode = (resource.streamModeDetails as CfnStream.StreamModeDetailsProperty | undefined)?.streamMode;
  requireThat(mode !== StreamMode.ON_DEMAND, scope, 'stream', 'in provisioned capacity mode', `${mode}`);
  if (resource.shardCount === undefined || Token.isUnresolved(resource.shardCount)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:shardCountInTemplate',
    `${stream.node.path}: a deployment that changes the stream sets its shards back to ${resource.shardCount}; StreamCapacity.autoScaled keeps them`,
  );
}
