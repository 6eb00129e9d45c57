import type { Queue } from '../queue';
import { receivedMessage } from '../receipt-handle';
import { runBatch } from './batch';
import { queueOf, requiredText } from './members';
import type { Input, Operation, QueuesBackend } from './operation';

export const deleteMessage: Operation = (input, backend) => remove(queueOf(input, backend), input, backend);

export const deleteMessageBatch: Operation = (input, backend) => {
  const queue = queueOf(input, backend);
  return runBatch(input, (entry) => remove(queue, entry, backend));
};

/** Succeeds for a message that is gone, and keeps one that was received again since. */
function remove(queue: Queue, input: Input, { metrics }: QueuesBackend): undefined {
  const message = receivedMessage(queue, requiredText(input, 'ReceiptHandle'));
  if (message === undefined) return;
  queue.delete(message);
  metrics.deleted(queue);
}
