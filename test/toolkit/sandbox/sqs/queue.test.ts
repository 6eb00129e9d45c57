import { queuesRoom } from './queues';

const ARN = 'arn:aws:sqs:us-east-1:123456789012:';

describe('Queue', () => {
  test('hides what was received until its visibility timeout is over', async () => {
    const { context, create, send, bodies } = queuesRoom();
    const { ref } = create();
    await send(ref, 'one');
    expect(await bodies(ref)).toEqual(['one']);
    await context.clock.advance(29_999);
    expect(await bodies(ref)).toEqual([]);
    await context.clock.advance(1);
    expect(await bodies(ref)).toEqual(['one']);
  });

  test('hides what was sent with a delay', async () => {
    const { context, create, send, bodies } = queuesRoom();
    const { ref } = create({ DelaySeconds: 10 });
    await send(ref, 'of the queue');
    await send(ref, 'its own', { DelaySeconds: 0 });
    expect(await bodies(ref, { VisibilityTimeout: 100 })).toEqual(['its own']);
    await context.clock.advance(10_000);
    expect(await bodies(ref)).toEqual(['of the queue']);
  });

  test('drops what is past the retention period', async () => {
    const { context, room, create, send, bodies } = queuesRoom();
    const { ref } = create({ QueueName: 'short', MessageRetentionPeriod: 60 });
    await send(ref, 'old');
    await context.clock.advance(59_999);
    expect(room.messages(`${ARN}short`)).toHaveLength(1);
    await context.clock.advance(1);
    expect(await bodies(ref)).toEqual([]);
    expect(room.messages(`${ARN}short`)).toEqual([]);
  });

  describe('with a dead-letter queue', () => {
    function setUp(retention = {}) {
      const parts = queuesRoom();
      const dead = parts.create({ QueueName: 'dead', ...retention }).ref;
      const policy = { deadLetterTargetArn: `${ARN}dead`, maxReceiveCount: 2 };
      const { ref } = parts.create({ QueueName: 'source', RedrivePolicy: policy, VisibilityTimeout: 1 });
      const receiveTwice = async () => {
        for (let i = 0; i < 2; i++) {
          await parts.receive(ref);
          await parts.context.clock.advance(1_000);
        }
      };
      return { ...parts, dead, ref, receiveTwice };
    }

    test('gives up what was received too often, and says from where', async () => {
      const { room, ref, dead, send, bodies, receive, receiveTwice, sum } = setUp();
      await send(ref, 'poison');
      await receiveTwice();
      expect(room.messages(`${ARN}dead`)).toEqual([]);
      expect(await bodies(ref)).toEqual([]);
      expect(
        await receive(dead, { AttributeNames: ['DeadLetterQueueSourceArn', 'ApproximateReceiveCount'] }),
      ).toMatchObject([
        { Body: 'poison', Attributes: { DeadLetterQueueSourceArn: `${ARN}source`, ApproximateReceiveCount: '1' } },
      ]);
      expect(room.messages(`${ARN}source`)).toEqual([]);
      expect(sum('NumberOfMessagesSent')).toBe(1);
    });

    test('counts retention from when a message was sent, and its age from when it came', async () => {
      const { context, room, ref, send, bodies, receiveTwice, samples } = setUp({ MessageRetentionPeriod: 60 });
      await send(ref, 'poison');
      await context.clock.advance(50_000);
      await receiveTwice();
      await bodies(ref);
      room.start();
      await context.clock.advance(7_999);
      expect(room.messages(`${ARN}dead`)).toHaveLength(1);
      await context.clock.advance(1);
      expect(room.messages(`${ARN}dead`)).toEqual([]);
      expect(samples).not.toContainEqual(expect.objectContaining({ name: 'NumberOfMessagesDeleted' }));
    });

    test.each([
      ['does not exist', 'nowhere'],
      ['is the queue itself', 'loop'],
    ])('keeps everything when its dead-letter queue %s', async (_, target) => {
      const { create, send, bodies } = queuesRoom();
      const policy = JSON.stringify({ deadLetterTargetArn: `${ARN}${target}`, maxReceiveCount: 1 });
      const { ref } = create({ QueueName: 'loop', RedrivePolicy: policy, VisibilityTimeout: 0 });
      await send(ref, 'kept');
      await bodies(ref);
      expect(await bodies(ref)).toEqual(['kept']);
    });
  });

  describe('that is FIFO', () => {
    const QUEUE = { QueueName: 'orders.fifo', FifoQueue: true };

    test('holds back a group while a message of it is in flight', async () => {
      const { create, call, receive, send, bodies } = queuesRoom();
      const { ref } = create({ ...QUEUE, ContentBasedDeduplication: true });
      for (const [body, group] of [
        ['a1', 'a'],
        ['a2', 'a'],
        ['b1', 'b'],
      ] as const) {
        await send(ref, body, { MessageGroupId: group });
      }
      const [first] = await receive(ref);
      expect(first?.Body).toBe('a1');
      expect(await bodies(ref)).toEqual(['b1']);
      await call('DeleteMessage', { QueueUrl: ref, ReceiptHandle: first?.ReceiptHandle });
      expect(await bodies(ref)).toEqual(['a2']);
    });

    test('keeps a message once for five minutes, by its id or its content', async () => {
      const { context, room, create, send } = queuesRoom();
      const { ref } = create({ ...QUEUE, ContentBasedDeduplication: true });
      const group = { MessageGroupId: 'a' };
      const first = await send(ref, 'same', group);
      expect(await send(ref, 'same', group)).toEqual(first);
      await send(ref, 'same', { ...group, MessageDeduplicationId: 'other' });
      await context.clock.advance(299_999);
      await send(ref, 'same', group);
      expect(room.messages(`${ARN}orders.fifo`)).toHaveLength(2);
      await context.clock.advance(1);
      await send(ref, 'same', group);
      expect(room.messages(`${ARN}orders.fifo`)).toHaveLength(3);
    });

    test.each([
      [{}, 'The request must contain the parameter MessageGroupId.'],
      [
        { MessageGroupId: 'a' },
        'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      ],
      [
        { MessageGroupId: 'a', MessageDeduplicationId: '1', DelaySeconds: 1 },
        'Value 1 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
      ],
    ])('refuses a message with %j', async (input, message) => {
      const { create, send } = queuesRoom();
      await expect(send(create(QUEUE).ref, 'body', input)).rejects.toThrow(new Error(message));
    });
  });
});
