import { queuesRoom } from '../queues';

async function setUp() {
  const parts = queuesRoom();
  const { ref } = parts.create();
  await parts.send(ref, 'one');
  const [message] = await parts.receive(ref);
  const change = (VisibilityTimeout: number | undefined, ReceiptHandle = message?.ReceiptHandle) =>
    parts.call('ChangeMessageVisibility', { QueueUrl: ref, ReceiptHandle, VisibilityTimeout });
  return { ...parts, ref, message, change };
}

describe('ChangeMessageVisibility', () => {
  test('shows a message at once', async () => {
    const { change, bodies, ref } = await setUp();
    await change(0);
    expect(await bodies(ref)).toEqual(['one']);
  });

  test('hides a message for longer, from now', async () => {
    const { context, change, bodies, ref } = await setUp();
    await context.clock.advance(20_000);
    await change(30);
    await context.clock.advance(29_999);
    expect(await bodies(ref)).toEqual([]);
    await context.clock.advance(1);
    expect(await bodies(ref)).toEqual(['one']);
  });

  test('refuses a message that is not in flight', async () => {
    const { context, change } = await setUp();
    await context.clock.advance(30_000);
    await expect(change(10)).rejects.toMatchObject({
      code: 'MessageNotInflight',
      message: 'The message is not in flight.',
    });
  });

  test('refuses a message that is gone', async () => {
    const { call, change, ref, message } = await setUp();
    const ReceiptHandle = message?.ReceiptHandle;
    await call('DeleteMessage', { QueueUrl: ref, ReceiptHandle });
    await expect(change(10)).rejects.toThrow(
      new Error(
        `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
      ),
    );
  });

  test.each([
    [undefined, 'The request must contain the parameter VisibilityTimeout.'],
    [
      43_201,
      'Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.',
    ],
  ])('refuses a timeout of %s', async (timeout, message) => {
    const { change } = await setUp();
    await expect(change(timeout)).rejects.toThrow(new Error(message));
  });

  test('takes a batch', async () => {
    const { call, bodies, ref, message } = await setUp();
    const Entries = [{ Id: 'a', ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 }];
    expect(await call('ChangeMessageVisibilityBatch', { QueueUrl: ref, Entries })).toEqual({
      Successful: [{ Id: 'a' }],
      Failed: [],
    });
    expect(await bodies(ref)).toEqual(['one']);
  });
});
