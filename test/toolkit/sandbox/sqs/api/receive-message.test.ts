import { queuesRoom } from '../queues';

describe('ReceiveMessage', () => {
  test('gives one message unless more are asked for', async () => {
    const { create, send, bodies } = queuesRoom();
    const { ref } = create();
    for (const body of ['a', 'b', 'c', 'd']) await send(ref, body);
    expect(await bodies(ref, { MaxNumberOfMessages: undefined })).toEqual(['a']);
    expect(await bodies(ref, { MaxNumberOfMessages: 2 })).toEqual(['b', 'c']);
  });

  test('answers at once when nothing is there', async () => {
    const { create, call, sum } = queuesRoom();
    expect(await call('ReceiveMessage', { QueueUrl: create().ref })).toEqual({});
    expect([sum('NumberOfEmptyReceives'), sum('NumberOfMessagesReceived')]).toEqual([1, 0]);
  });

  test.each([
    ['asked to', {}, { WaitTimeSeconds: 20 }],
    ['the queue says so', { ReceiveMessageWaitTimeSeconds: 20 }, {}],
  ])('waits for a message when %s', async (_, properties, input) => {
    const { context, create, send, bodies, sum } = queuesRoom();
    const { ref } = create(properties);
    const waiting = context.clock.run('receive', () => bodies(ref, input));
    await context.clock.advance(19_000);
    await send(ref, 'late');
    await context.clock.advance(100);
    expect(await waiting).toEqual(['late']);
    expect([sum('NumberOfEmptyReceives'), sum('NumberOfMessagesReceived')]).toEqual([0, 1]);
  });

  test('stops waiting in the end', async () => {
    const { context, create, bodies, sum } = queuesRoom();
    const { ref } = create();
    const waiting = context.clock.run('receive', () => bodies(ref, { WaitTimeSeconds: 2 }));
    await context.clock.advance(2_000);
    expect(await waiting).toEqual([]);
    expect(sum('NumberOfEmptyReceives')).toBe(1);
  });

  test('tells what is asked for of a message', async () => {
    const { context, create, send, receive } = queuesRoom();
    const { ref } = create({ VisibilityTimeout: 0 });
    const attribute = { DataType: 'String', StringValue: 'v' };
    await send(ref, 'body', { MessageAttributes: { 'app.one': attribute, 'app.two': attribute, other: attribute } });
    const start = context.clock.now();
    await context.clock.advance(5);

    const [plain] = await receive(ref);
    expect(Object.keys(plain ?? {}).filter((name) => plain?.[name as 'Body'] !== undefined)).toEqual([
      'MessageId',
      'ReceiptHandle',
      'Body',
      'MD5OfBody',
    ]);
    const [full] = await receive(ref, { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['app.*'] });
    expect(full?.Attributes).toEqual({
      SentTimestamp: String(start),
      ApproximateReceiveCount: '2',
      ApproximateFirstReceiveTimestamp: String(start + 5),
    });
    expect(full?.MessageAttributes).toEqual({ 'app.one': attribute, 'app.two': attribute });
  });

  test('tells the group and the sequence of a message in a FIFO queue', async () => {
    const { create, send, receive } = queuesRoom();
    const { ref } = create({ FifoQueue: true });
    await send(ref, 'body', { MessageGroupId: 'a', MessageDeduplicationId: '1' });
    const [message] = await receive(ref, {
      AttributeNames: ['MessageGroupId', 'MessageDeduplicationId', 'SequenceNumber'],
    });
    expect(message?.Attributes).toEqual({
      MessageGroupId: 'a',
      MessageDeduplicationId: '1',
      SequenceNumber: '00000000000000000001',
    });
  });

  test.each([
    ['MaxNumberOfMessages', 0, 'Must be between 1 and 10, if provided'],
    ['MaxNumberOfMessages', 11, 'Must be between 1 and 10, if provided'],
    ['WaitTimeSeconds', 21, 'Must be between 0 and 20, if provided'],
    ['VisibilityTimeout', 43_201, 'Must be between 0 and 43200, if provided'],
  ])('refuses %s %d', async (name, value, reason) => {
    const { create, receive } = queuesRoom();
    const message = `Value ${value} for parameter ${name} is invalid. Reason: ${reason}.`;
    await expect(receive(create().ref, { [name]: value })).rejects.toThrow(new Error(message));
  });

  test('refuses names that are no list', async () => {
    const { create, receive } = queuesRoom();
    const wrong = receive(create().ref, { AttributeNames: 'All' });
    await expect(wrong).rejects.toThrow(new Error('AttributeNames must be a list of strings'));
  });
});
