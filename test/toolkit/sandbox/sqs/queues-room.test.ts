import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import { PartlyAllowed } from '../acting';
import { testContext } from '../context';
import { queuesRoom } from './queues';

const ARN = 'arn:aws:sqs:us-east-1:123456789012:failures';

describe('QueuesRoom', () => {
  test('asks who sends to a queue, and takes nothing without', () => {
    const { room, create } = queuesRoom();
    const arn = String(create({ QueueName: 'failures' }).attributes?.Arn);
    const sender = new PartlyAllowed();
    room.as(sender).send(arn, 'first');
    expect(sender.asked).toEqual([{ action: 'sqs:SendMessage', resource: arn }]);
    const denied = room.as(new PartlyAllowed(['sqs:SendMessage']));
    expect(() => denied.send(arn, 'second')).toThrow('not authorized to perform: sqs:SendMessage');
    expect(room.messages(arn)).toHaveLength(1);
  });

  test('needs permissions on the queue of a URL or a name', () => {
    const { room, create } = queuesRoom();
    const { ref: QueueUrl, attributes } = create({ QueueName: 'failures', KmsMasterKeyId: '1234abcd' });
    const needed = (operation: string, input: object) =>
      room.jsonApis[0]?.permissionsFor(operation, { ...input }).map(({ action, resource }) => [action, resource]);
    expect(needed('DeleteMessageBatch', { QueueUrl })).toEqual([['sqs:DeleteMessage', attributes?.Arn]]);
    expect(needed('GetQueueUrl', { QueueName: 'failures' })).toEqual([['sqs:GetQueueUrl', attributes?.Arn]]);
    expect(needed('ReceiveMessage', { QueueUrl })?.map(([action]) => action)).toContain('kms:Decrypt');
    expect(needed('ListQueues', {})).toEqual([['sqs:ListQueues', '*']]);
  });

  test('makes a queue, whose reference is its URL', () => {
    const { context, create } = queuesRoom();
    const url = `${context.endpoint}/123456789012/failures`;
    expect(create({ QueueName: 'failures' })).toEqual({
      ref: url,
      attributes: { Arn: ARN, QueueName: 'failures', QueueUrl: url },
    });
  });

  test('names a queue that has no name, and a FIFO queue as one', () => {
    const { create } = queuesRoom();
    expect(create().attributes).toMatchObject({ QueueName: 'App-Id-1' });
    expect(create({ FifoQueue: true }).attributes).toMatchObject({ QueueName: 'App-Id-1.fifo' });
  });

  test('records a policy of queues', () => {
    const policy = queuesRoom().create({ PolicyDocument: {}, Queues: [] }, 'AWS::SQS::QueuePolicy');
    expect(policy).toEqual({ ref: 'App-Id-1', attributes: { Id: 'App-Id-1' } });
  });

  test.each([
    [{ QueueName: 'failures.fifo' }, 'FifoQueue must be true for a queue named failures.fifo, got false'],
    [{ QueueName: 'failures', FifoQueue: true }, 'FifoQueue must be false for a queue named failures, got true'],
    [{ QueueName: 'a.b' }, 'QueueName must be 1-80 letters, digits, - and _, then .fifo for a FIFO queue, got a.b'],
    [
      { QueueName: 'a'.repeat(81) },
      `QueueName must be 1-80 letters, digits, - and _, then .fifo for a FIFO queue, got ${'a'.repeat(81)}`,
    ],
    [{ DelaySeconds: 901 }, 'DelaySeconds must be an integer from 0 to 900, got 901'],
    [{ RedrivePolicy: 'none' }, 'RedrivePolicy must be a JSON object, got "none"'],
    [
      { RedrivePolicy: { deadLetterTargetArn: 'dead' } },
      'RedrivePolicy: deadLetterTargetArn must be the ARN of a queue, got "dead"',
    ],
    [
      { RedrivePolicy: { deadLetterTargetArn: ARN, maxReceiveCount: 0 } },
      'maxReceiveCount must be an integer from 1 to 1000, got 0',
    ],
  ])('refuses %j', (properties, message) => {
    expect(() => queuesRoom().create(properties)).toThrow(new Error(message));
  });

  test('takes what other services send', () => {
    const { room, create, sum } = queuesRoom();
    create({ QueueName: 'failures' });
    room.send(ARN, 'é');
    expect(room.messages(ARN)).toMatchObject([{ body: 'é', receiveCount: 0 }]);
    expect([sum('NumberOfMessagesSent'), sum('SentMessageSize')]).toEqual([1, 2]);
  });

  test('refuses a message for a queue that does not exist', () => {
    const error = new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    expect(() => queuesRoom().room.send(ARN, 'lost')).toThrow(error);
  });

  test('reports each minute what every queue holds', async () => {
    const { context, room, create, send, receive, samples } = queuesRoom();
    const { ref } = create({ QueueName: 'failures' });
    room.start();
    await send(ref, 'in flight');
    await receive(ref, { VisibilityTimeout: 600 });
    await send(ref, 'visible');
    await send(ref, 'delayed', { DelaySeconds: 300 });
    await context.clock.advance(119_999);

    const held = samples.filter(({ name }) => name.startsWith('Approximate'));
    expect(
      held.map(({ name, value, unit, namespace, dimensions }) => [namespace, dimensions, name, value, unit]),
    ).toEqual([
      ['AWS/SQS', { QueueName: 'failures' }, 'ApproximateNumberOfMessagesVisible', 1, 'Count'],
      ['AWS/SQS', { QueueName: 'failures' }, 'ApproximateNumberOfMessagesNotVisible', 1, 'Count'],
      ['AWS/SQS', { QueueName: 'failures' }, 'ApproximateNumberOfMessagesDelayed', 1, 'Count'],
      ['AWS/SQS', { QueueName: 'failures' }, 'ApproximateAgeOfOldestMessage', 60, 'Seconds'],
    ]);
    await context.clock.advance(1);
    expect(samples.filter(({ name }) => name === 'ApproximateAgeOfOldestMessage')).toHaveLength(2);
  });

  test('holds its messages over a restart, in their order and as often received', async () => {
    const context = testContext();
    const before = queuesRoom(context);
    const { ref } = before.create({ QueueName: 'failures' });
    for (const body of ['deleted', 'first', 'second']) await before.send(ref, body);
    const [deleted] = await before.receive(ref);
    await before.call('DeleteMessage', { QueueUrl: ref, ReceiptHandle: deleted?.ReceiptHandle });
    await before.receive(ref, { VisibilityTimeout: 60 });

    const after = queuesRoom(context);
    after.create({ QueueName: 'failures' });
    expect(await after.bodies(ref)).toEqual(['second']);
    await context.clock.advance(60_000);
    const [again] = await after.receive(ref, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(again).toMatchObject({ Body: 'first', Attributes: { ApproximateReceiveCount: '2' } });
    await after.send(ref, 'third');
    expect(after.room.messages(ARN).map(({ body }) => body)).toEqual(['first', 'second', 'third']);
  });
});
