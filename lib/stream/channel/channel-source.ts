import { CfnStream, type IStream } from 'aws-cdk-lib/aws-kinesis';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';
import { requireOwnPlace } from './channel-place';

const MANAGED_KEY = 'alias/aws/kinesis';

/** Throws unless a channel can read the stream, as far as that is known: of an imported stream it is not. */
export function requireChannelSource(channel: Construct, stream: IStream): void {
  requireOwnPlace(channel, 'source', stream);
  const resource = stream.node.defaultChild;
  if (!CfnStream.isCfnStream(resource)) return;
  requireOnDemand(channel, resource);
  const encryption = JSON.stringify(Stack.of(resource).resolve(resource.streamEncryption)) ?? '';
  const holds = !encryption.includes(MANAGED_KEY);
  requireThat(holds, channel, 'source', 'encrypted with a customer managed key, or not at all', MANAGED_KEY);
}

function requireOnDemand(channel: Construct, resource: CfnStream): void {
  const { streamMode = 'PROVISIONED' } = Stack.of(resource).resolve(resource.streamModeDetails) ?? {};
  if (Token.isUnresolved(streamMode) || typeof streamMode !== 'string') return;
  requireThat(streamMode === 'ON_DEMAND', channel, 'source', 'a stream with on-demand capacity', streamMode);
}
