import { AwsError } from '../../kernel/aws-error';
import type { FaultKind, LastingFault } from '../fault-kind';
import { LASTING, NAME } from '../property-rules';

/** Nobody may send messages to a queue: `AccessDenied`. An occasion is a message. */
export interface QueueDenied extends LastingFault {
  readonly type: 'queue-denied';
  /** Logical id, construct path, name or ARN. */
  readonly queue: string;
}

export const queueDenied: FaultKind<QueueDenied> = {
  type: 'queue-denied',
  properties: { queue: NAME, ...LASTING },
  prepare: ({ queue }, { rooms, inventory }) => {
    const { ref: url, attributes } = inventory.find(queue, 'AWS::SQS::Queue');
    const denials = rooms.queues.denials(String(attributes.Arn));
    return (trigger) =>
      denials.add(trigger, new AwsError('AccessDenied', `Access to the resource ${url} is denied.`, 403));
  },
};
