import { AwsError } from '../../kernel/aws-error';
import { invalidParameter, missingParameter } from '../errors';
import type { Queue } from '../queue';
import { receivedMessage } from '../receipt-handle';
import { runBatch } from './batch';
import { optionalInteger, queueOf, requiredText } from './members';
import type { Input, Operation, QueuesBackend } from './operation';

const LONGEST_SECONDS = 12 * 3_600;

export const changeMessageVisibility: Operation = (input, backend) => change(queueOf(input, backend), input, backend);

export const changeMessageVisibilityBatch: Operation = (input, backend) => {
  const queue = queueOf(input, backend);
  return runBatch(input, (entry) => change(queue, entry, backend));
};

function change(queue: Queue, input: Input, { clock }: QueuesBackend): undefined {
  const handle = requiredText(input, 'ReceiptHandle');
  const seconds = optionalInteger(input, 'VisibilityTimeout', 0, LONGEST_SECONDS);
  if (seconds === undefined) throw missingParameter('VisibilityTimeout');
  const message = receivedMessage(queue, handle);
  if (message === undefined) {
    const reason = 'Message does not exist or is not available for visibility timeout change';
    throw invalidParameter('ReceiptHandle', handle, reason);
  }
  if (message.visibleAt <= clock.now()) throw new AwsError('MessageNotInflight', 'The message is not in flight.');
  queue.changeVisibility(message, seconds);
}
