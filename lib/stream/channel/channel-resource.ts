import { CfnChannel } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { grantDeadLetters, grantKey, grantLogs, grantObjectKey } from './channel-permissions';
import type { ChannelParts, ChannelPlan } from './channel-plan';
import { deadLetterPrefix } from './dead-letters';

/** The channel itself, which waits until its role may do everything it needs. */
export function channelResource(channel: ChannelParts, plan: ChannelPlan): CfnChannel {
  const { recordConfiguration, ...destination } = plan.bind(channel);
  grantWhatEveryChannelNeeds(channel, plan);
  const resource = new CfnChannel(channel, 'Resource', {
    channelName: channel.channelName,
    serviceExecutionRoleArn: channel.role.roleArn,
    streamConfigurationList: [{ streamArn: channel.source.stream.streamArn, recordConfiguration }],
    ...destination,
    encryptionConfiguration: plan.encryptionKey && { encryptionType: 'KMS', keyId: plan.encryptionKey.keyArn },
    loggingConfiguration: { cloudWatchLogs: { enabled: true, logGroupName: channel.logGroup.logGroupName } },
  });
  resource.node.addDependency(channel.role);
  return resource;
}

/** Dead letters take the key of what is delivered, or the one of their own bucket. */
function grantWhatEveryChannelNeeds(channel: ChannelParts, { encryptionKey }: ChannelPlan): void {
  const { deadLetterBucket, role, source } = channel;
  for (const key of distinct(encryptionKey, source.encryptionKey)) grantKey(role, key);
  for (const key of distinct(encryptionKey, deadLetterBucket.encryptionKey)) {
    grantObjectKey(role, key, deadLetterBucket.bucketArn);
  }
  grantDeadLetters(role, deadLetterBucket, deadLetterPrefix(channel.channelName));
  grantLogs(role, channel.logGroup);
}

function distinct(...keys: (IKey | undefined)[]): IKey[] {
  const byArn = keys.flatMap((key) => (key === undefined ? [] : [[key.keyArn, key] as const]));
  return [...new Map(byArn).values()];
}
