import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { Dispatch } from '../../../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../../../toolkit/sandbox/gateway/gateway';
import { RoleDirectory } from '../../../../../toolkit/sandbox/kernel/role-credentials';
import { OPEN_ACCESS } from '../../acting';
import { testContext } from '../../context';
import { queuesRoom } from '../queues';

const gateway = new Gateway();
let client: SQSClient;
let url: string;

beforeAll(async () => {
  const endpoint = await gateway.listen(0);
  const context = { ...testContext(), endpoint };
  const { room, create } = queuesRoom(context);
  const roles = new RoleDirectory(context.account);
  gateway.serve(new Dispatch([room], context.clock, roles, OPEN_ACCESS));
  const credentials = roles.credentials(`arn:aws:iam::${context.account}:root`);
  client = new SQSClient({ endpoint, region: context.region, credentials, maxAttempts: 1 });
  url = create({ QueueName: 'failures', VisibilityTimeout: 0 }).ref;
});

afterAll(async () => {
  client.destroy();
  await gateway.close();
});

describe('SqsApi', () => {
  test('serves the client of the SDK, which checks the digests', async () => {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: 'failures' }));
    expect(QueueUrl).toBe(url);
    const MessageAttributes = { shard: { DataType: 'String', StringValue: 'shardId-000000000000' } };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one é', MessageAttributes }));
    const Entries = [{ Id: 'a', MessageBody: 'two' }];
    await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));

    const input = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] };
    const { Messages = [] } = await client.send(new ReceiveMessageCommand(input));
    expect(Messages).toMatchObject([{ Body: 'one é', MessageAttributes }, { Body: 'two' }]);
    const [{ ReceiptHandle } = {}] = Messages;
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    const left = await client.send(new ReceiveMessageCommand(input));
    expect(left.Messages?.map(({ Body }) => Body)).toEqual(['two']);
    await client.send(new PurgeQueueCommand({ QueueUrl }));
    expect((await client.send(new ReceiveMessageCommand(input))).Messages).toBeUndefined();
  });

  test.each([['http://127.0.0.1:1/123456789012/none'], ['http://127.0.0.1:1/210987654321/failures']])(
    'answers that the queue %s does not exist',
    async (QueueUrl) => {
      const call = client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }));
      await expect(call).rejects.toMatchObject({
        name: 'QueueDoesNotExist',
        message: 'The specified queue does not exist.',
      });
    },
  );

  test('knows a queue by its URL of another run', async () => {
    const QueueUrl = 'http://127.0.0.1:1/123456789012/failures';
    const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }));
    expect(MessageId).toHaveLength(36);
  });

  test('refuses what it does not run', async () => {
    await expect(queuesRoom().call('TagQueue', {})).rejects.toMatchObject({
      code: 'UnknownOperationException',
      message: 'the sandbox does not run TagQueue of SQS',
    });
  });
});
