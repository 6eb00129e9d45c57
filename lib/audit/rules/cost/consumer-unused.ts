import { STREAM_READERS } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const ONLY_MENTIONS = ['AWS::EC2::VPCEndpoint', 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'];

export const consumerUnused: Rule = {
  id: 'consumer-unused',
  title: 'Nothing reads through an enhanced fan-out consumer',
  why: 'Each consumer is billed for every hour of every shard, and takes one of the 20 that a data stream can have.',
  severity: 'low',
  fix: `Subscribe a reader to it (${STREAM_READERS.join(', ')}, or a role that may subscribe), or remove it.`,
  controls: { wellArchitected: ['COST04-BP01'] },
  concern: 'cost',
  types: ['AWS::Kinesis::StreamConsumer'],
  check: (consumer, template) => {
    const users = template.referring(consumer).filter(({ type }) => !ONLY_MENTIONS.includes(type));
    return users.length > 0 ? [] : [{ property: 'StreamARN' }];
  },
};
