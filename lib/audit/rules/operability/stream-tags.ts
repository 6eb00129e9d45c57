import type { Rule } from '../../rule';

export const streamTags: Rule = {
  id: 'stream-tags',
  title: 'A data stream has no tags in the template',
  why: 'Nobody can tell whose it is or what its cost belongs to, unless the stack is deployed with tags of its own.',
  severity: 'low',
  fix: 'Tag the stream, or the stack when it is deployed.',
  controls: { securityHub: ['Kinesis.2'] },
  concern: 'operability',
  types: ['AWS::Kinesis::Stream'],
  check: (stream) => (stream.has('Tags') ? [] : [{ property: 'Tags', manual: true }]),
};
