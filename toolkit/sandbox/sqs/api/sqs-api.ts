import { AwsError } from '../../kernel/aws-error';
import type { Permission } from '../../kernel/identity';
import type { JsonApi } from '../../kernel/room';
import { changeMessageVisibility, changeMessageVisibilityBatch } from './change-visibility';
import { deleteMessage, deleteMessageBatch } from './delete-message';
import { listQueues } from './list-queues';
import { requiredText } from './members';
import type { Input, Operations, QueuesBackend } from './operation';
import { purgeQueue } from './purge-queue';
import { getQueueAttributes, setQueueAttributes } from './queue-attributes';
import { receiveMessage } from './receive-message';
import { sendMessage, sendMessageBatch } from './send-message';

const OPERATIONS: Operations = {
  ChangeMessageVisibility: changeMessageVisibility,
  ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
  DeleteMessage: deleteMessage,
  DeleteMessageBatch: deleteMessageBatch,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: (input, { queues }) => ({ QueueUrl: queues.named(requiredText(input, 'QueueName')).url }),
  ListQueues: listQueues,
  PurgeQueue: purgeQueue,
  ReceiveMessage: receiveMessage,
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  SetQueueAttributes: setQueueAttributes,
};

/** The API of Amazon SQS. */
export class SqsApi implements JsonApi {
  readonly targetPrefix = 'AmazonSQS';
  readonly jsonVersion = '1.0';

  constructor(private readonly backend: QueuesBackend) {}

  /** A queue that is not there is what the operation itself answers. */
  permissionsFor(operation: string, { QueueName, QueueUrl }: Input): readonly Permission[] {
    const { queues, permissions } = this.backend;
    if (operation === 'ListQueues') return [{ action: 'sqs:ListQueues', resource: '*' }];
    const arn = queues.arnOf(
      String(QueueUrl ?? QueueName)
        .split('/')
        .at(-1) as string,
    );
    return permissions.for(operation, arn);
  }

  async call(operation: string, input: Input): Promise<object> {
    const run = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
    if (run === undefined) {
      throw new AwsError('UnknownOperationException', `the sandbox does not run ${operation} of SQS`);
    }
    return (await run(input, this.backend)) ?? {};
  }
}
