import { queuesRoom } from '../queues';

describe('DeleteMessage', () => {
  test('deletes a message for good, and once more without failing', async () => {
    const { context, create, call, send, receive, bodies, sum } = queuesRoom();
    const { ref } = create();
    await send(ref, 'one');
    const [message] = await receive(ref);
    for (let i = 0; i < 2; i++) await call('DeleteMessage', { QueueUrl: ref, ReceiptHandle: message?.ReceiptHandle });
    await context.clock.advance(60_000);
    expect(await bodies(ref)).toEqual([]);
    expect(sum('NumberOfMessagesDeleted')).toBe(1);
  });

  test('keeps a message that was received again since', async () => {
    const { room, create, call, send, receive } = queuesRoom();
    const { ref, attributes } = create({ VisibilityTimeout: 0 });
    await send(ref, 'one');
    const [first] = await receive(ref);
    await receive(ref);
    await call('DeleteMessage', { QueueUrl: ref, ReceiptHandle: first?.ReceiptHandle });
    expect(room.messages(String(attributes?.Arn))).toHaveLength(1);
  });

  test.each([['nonsense'], [Buffer.from('["other","id",1]').toString('base64')]])(
    'refuses the handle %s',
    async (ReceiptHandle) => {
      const { create, call } = queuesRoom();
      const wrong = call('DeleteMessage', { QueueUrl: create().ref, ReceiptHandle });
      const message = `The input receipt handle "${ReceiptHandle}" is not a valid receipt handle.`;
      await expect(wrong).rejects.toThrow(new Error(message));
    },
  );
});

describe('DeleteMessageBatch', () => {
  test('deletes each entry on its own', async () => {
    const { room, create, call, send, receive } = queuesRoom();
    const { ref, attributes } = create();
    await send(ref, 'one');
    const [message] = await receive(ref);
    const Entries = [
      { Id: 'a', ReceiptHandle: 'nonsense' },
      { Id: 'b', ReceiptHandle: message?.ReceiptHandle },
    ];
    expect(await call('DeleteMessageBatch', { QueueUrl: ref, Entries })).toMatchObject({
      Successful: [{ Id: 'b' }],
      Failed: [{ Id: 'a', Code: 'ReceiptHandleIsInvalid' }],
    });
    expect(room.messages(String(attributes?.Arn))).toEqual([]);
  });
});
