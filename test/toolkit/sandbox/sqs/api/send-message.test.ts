import { queuesRoom } from '../queues';

const KIBIBYTE = 'a'.repeat(1_024);

describe('SendMessage', () => {
  test('answers digests of the body and the attributes', async () => {
    const { create, send } = queuesRoom();
    const attributes = { timestamp: { DataType: 'Number', StringValue: '1493147359900' } };
    expect(await send(create().ref, 'body', { MessageAttributes: attributes })).toEqual({
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      MD5OfMessageBody: '841a2d689ad86bd1611447453c22c6fc',
      MD5OfMessageAttributes: '235c5c510d26fb653d073faed50ae77c',
    });
  });

  test.each([
    [{ MessageBody: '' }, 'The request must contain the parameter MessageBody.'],
    [{}, 'The request must contain the parameter MessageBody.'],
    [{ MessageBody: 7 }, 'MessageBody must be a string'],
    [{ MessageBody: 'a\u0000' }, 'Invalid characters found. Valid ones are those that XML 1.0 can write.'],
    [
      { MessageBody: `${KIBIBYTE}a` },
      'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    ],
    [
      { MessageBody: KIBIBYTE.slice(4), MessageAttributes: { a: { DataType: 'String', StringValue: '' } } },
      'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    ],
    [
      { MessageBody: 'a', DelaySeconds: 901 },
      'Value 901 for parameter DelaySeconds is invalid. Reason: Must be between 0 and 900, if provided.',
    ],
    [
      { MessageBody: 'a', MessageAttributes: { a: { DataType: 'Date', StringValue: 'b' } } },
      'Value Date for parameter a is invalid. Reason: The type of a message attribute must begin with String, Number or Binary.',
    ],
    [
      { MessageBody: 'a', MessageAttributes: { a: { DataType: 'Binary', StringValue: 'b' } } },
      'Value undefined for parameter a is invalid. Reason: A message attribute of type Binary must have a value of that type.',
    ],
    [
      {
        MessageBody: 'a',
        MessageAttributes: Object.fromEntries(
          Array.from({ length: 11 }, (_, i) => [`a${i}`, { DataType: 'String', StringValue: 'b' }]),
        ),
      },
      'Number of message attributes [11] exceeds the allowed maximum [10].',
    ],
  ])('refuses %j', async (input, message) => {
    const { room, create, call } = queuesRoom();
    const queue = create({ MaximumMessageSize: 1_024 });
    await expect(call('SendMessage', { QueueUrl: queue.ref, ...input })).rejects.toThrow(new Error(message));
    expect(room.messages(String(queue.attributes?.Arn))).toEqual([]);
  });

  test('takes a message of the largest size', async () => {
    const { create, send, bodies } = queuesRoom();
    const { ref } = create({ MaximumMessageSize: 1_024 });
    await send(ref, KIBIBYTE);
    expect(await bodies(ref)).toEqual([KIBIBYTE]);
  });
});

describe('SendMessageBatch', () => {
  const entry = (Id: string, MessageBody = Id) => ({ Id, MessageBody });

  test('takes each entry on its own', async () => {
    const { create, call, bodies } = queuesRoom();
    const { ref } = create();
    const Entries = [entry('a'), { Id: 'b', MessageBody: '' }, entry('c')];
    expect(await call('SendMessageBatch', { QueueUrl: ref, Entries })).toMatchObject({
      Successful: [{ Id: 'a', MessageId: expect.any(String) }, { Id: 'c' }],
      Failed: [
        {
          Id: 'b',
          SenderFault: true,
          Code: 'MissingParameter',
          Message: 'The request must contain the parameter MessageBody.',
        },
      ],
    });
    expect(await bodies(ref)).toEqual(['a', 'c']);
  });

  test.each([
    ['no entry', [], 'There should be at least one entry in the request.'],
    [
      'eleven entries',
      Array.from({ length: 11 }, (_, i) => entry(`e${i}`)),
      'Maximum number of entries per request are 10. You have sent 11.',
    ],
    ['an id twice', [entry('a'), entry('b'), entry('a')], 'Id a repeated.'],
    [
      'an id of other characters',
      [entry('a b')],
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    ],
    [
      'more than 1 MiB',
      [entry('a', 'a'.repeat(2 ** 19)), entry('b', 'b'.repeat(2 ** 19 + 1))],
      'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
    ],
    ['no list', 'a', 'Entries must be a list'],
  ])('refuses %s', async (_, Entries, message) => {
    const { create, call, bodies } = queuesRoom();
    const { ref } = create();
    await expect(call('SendMessageBatch', { QueueUrl: ref, Entries })).rejects.toThrow(new Error(message));
    expect(await bodies(ref)).toEqual([]);
  });
});
