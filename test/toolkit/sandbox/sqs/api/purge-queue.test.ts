import { queuesRoom } from '../queues';

describe('PurgeQueue', () => {
  test('deletes all that a queue holds, in flight or not', async () => {
    const { room, create, call, send, receive, sum } = queuesRoom();
    const { ref, attributes } = create();
    for (const body of ['in flight', 'visible']) await send(ref, body);
    await receive(ref);
    await call('PurgeQueue', { QueueUrl: ref });
    expect(room.messages(String(attributes?.Arn))).toEqual([]);
    expect(sum('NumberOfMessagesDeleted')).toBe(0);
  });

  test('does so once a minute', async () => {
    const { context, create, call } = queuesRoom();
    const { ref } = create();
    await call('PurgeQueue', { QueueUrl: ref });
    await context.clock.advance(59_999);
    await expect(call('PurgeQueue', { QueueUrl: ref })).rejects.toMatchObject({
      code: 'PurgeQueueInProgress',
      message: 'Only one PurgeQueue operation on App-Id-1 is allowed every 60 seconds.',
    });
    await context.clock.advance(1);
    expect(await call('PurgeQueue', { QueueUrl: ref })).toEqual({});
  });
});
