import type { Rule } from '../../rule';

export const consumerTags: Rule = {
  id: 'consumer-tags',
  title: 'An enhanced fan-out consumer has tags',
  why: 'CloudFormation replaces the consumer for any change of a tag: its readers begin anew, and a name that stays the same makes the update fail.',
  severity: 'medium',
  fix: 'Keep tags off the consumer, those of the app too: exclude its type where tags are applied.',
  controls: {},
  concern: 'operability',
  types: ['AWS::Kinesis::StreamConsumer'],
  check: (consumer) => (consumer.has('Tags') ? [{ property: 'Tags' }] : []),
};
