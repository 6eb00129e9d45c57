import { queuesRoom } from '../queues';

const DEAD = 'arn:aws:sqs:us-east-1:123456789012:dead';

describe('GetQueueAttributes', () => {
  test('tells all attributes of a new queue', async () => {
    const { create, call } = queuesRoom();
    const { ref, attributes } = create();
    expect(await call('GetQueueAttributes', { QueueUrl: ref, AttributeNames: ['All'] })).toEqual({
      Attributes: {
        QueueArn: attributes?.Arn,
        ApproximateNumberOfMessages: '0',
        ApproximateNumberOfMessagesNotVisible: '0',
        ApproximateNumberOfMessagesDelayed: '0',
        CreatedTimestamp: '1767225600',
        DelaySeconds: '0',
        MaximumMessageSize: '1048576',
        MessageRetentionPeriod: '345600',
        ReceiveMessageWaitTimeSeconds: '0',
        VisibilityTimeout: '30',
      },
    });
  });

  test('tells those that are named', async () => {
    const { create, call, send } = queuesRoom();
    const { ref } = create();
    await send(ref, 'one');
    const AttributeNames = ['ApproximateNumberOfMessages'];
    expect(await call('GetQueueAttributes', { QueueUrl: ref, AttributeNames })).toEqual({
      Attributes: { ApproximateNumberOfMessages: '1' },
    });
    expect(await call('GetQueueAttributes', { QueueUrl: ref })).toEqual({});
  });

  test('tells that a queue is FIFO, and where it gives messages up to', async () => {
    const { create, call } = queuesRoom();
    const policy = { deadLetterTargetArn: DEAD, maxReceiveCount: 3 };
    const { ref } = create({ FifoQueue: true, RedrivePolicy: policy });
    expect(await call('GetQueueAttributes', { QueueUrl: ref, AttributeNames: ['All'] })).toMatchObject({
      Attributes: {
        FifoQueue: 'true',
        ContentBasedDeduplication: 'false',
        RedrivePolicy: JSON.stringify(policy),
      },
    });
  });
});

describe('SetQueueAttributes', () => {
  test('changes what it names, and takes a policy away', async () => {
    const { create, call } = queuesRoom();
    const { ref } = create({ DelaySeconds: 5, RedrivePolicy: { deadLetterTargetArn: DEAD } });
    await call('SetQueueAttributes', { QueueUrl: ref, Attributes: { VisibilityTimeout: '7' } });
    const AttributeNames = ['DelaySeconds', 'VisibilityTimeout', 'RedrivePolicy'];
    const attributes = () => call('GetQueueAttributes', { QueueUrl: ref, AttributeNames });
    expect(await attributes()).toEqual({
      Attributes: {
        DelaySeconds: '5',
        VisibilityTimeout: '7',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: DEAD, maxReceiveCount: 10 }),
      },
    });
    await call('SetQueueAttributes', { QueueUrl: ref, Attributes: { RedrivePolicy: '' } });
    expect(await attributes()).toEqual({ Attributes: { DelaySeconds: '5', VisibilityTimeout: '7' } });
  });

  test.each([
    ['InvalidAttributeName', { Colour: 'red' }, 'Unknown Attribute Colour.'],
    [
      'InvalidAttributeValue',
      { VisibilityTimeout: '43201' },
      'VisibilityTimeout must be an integer from 0 to 43200, got "43201"',
    ],
  ])('answers %s for %j', async (code, Attributes, message) => {
    const { create, call } = queuesRoom();
    const wrong = call('SetQueueAttributes', { QueueUrl: create().ref, Attributes });
    await expect(wrong).rejects.toMatchObject({ code, message });
  });
});
