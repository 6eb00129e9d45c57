import { AwsError } from '../../kernel/aws-error';
import type { FaultKind, LastingFault } from '../fault-kind';
import { LASTING, NAME } from '../property-rules';

/** Nobody may publish to a topic: `AuthorizationError`. An occasion is a message. */
export interface TopicDenied extends LastingFault {
  readonly type: 'topic-denied';
  /** Logical id, construct path, or ARN. */
  readonly topic: string;
}

export const topicDenied: FaultKind<TopicDenied> = {
  type: 'topic-denied',
  properties: { topic: NAME, ...LASTING },
  prepare: ({ topic }, { rooms, inventory }) => {
    const arn = inventory.physicalName(topic, 'AWS::SNS::Topic');
    const denials = rooms.topics.denials(arn);
    const message = `not authorized to perform: SNS:Publish on resource: ${arn}`;
    return (trigger) => denials.add(trigger, new AwsError('AuthorizationError', message, 403));
  },
};
