import type { Actor } from '../../../../toolkit/sandbox/kernel/identity';
import type { CreatedResource } from '../../../../toolkit/sandbox/kernel/room';
import type { AsynchronousInvocation } from '../../../../toolkit/sandbox/kernel/services';
import { TopicsRoom } from '../../../../toolkit/sandbox/sns/topics-room';
import { QueuesRoom } from '../../../../toolkit/sandbox/sqs/queues-room';
import { actingFor, NO_FUNCTIONS, PartlyAllowed } from '../acting';
import { testContext } from '../context';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:alarms';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:page';

function setUp(invoke: () => string = () => 'request') {
  const context = testContext();
  const invocations: (AsynchronousInvocation & { readonly invoker: Actor })[] = [];
  const functionsFor = (invoker: Actor) => ({
    ...NO_FUNCTIONS,
    invokeAsynchronously: (invocation: AsynchronousInvocation) => {
      invocations.push({ ...invocation, invoker });
      return invoke();
    },
  });
  const queues = new QueuesRoom(context, { metrics: { put: () => undefined } });
  const room = new TopicsRoom(context, { as: actingFor((actor) => ({ functions: functionsFor(actor), queues })) });
  const create = (type: string, properties: Record<string, unknown>): CreatedResource =>
    [...room.resourceTypes, ...queues.resourceTypes]
      .find((candidate) => candidate.type === type)
      ?.create({ stackName: 'App', logicalId: 'Id', type, properties, generatedName: 'App-Id-1' }) as CreatedResource;
  const warnings = () => context.seen.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
  return { context, room, queues, create, invocations, warnings };
}

describe('TopicsRoom', () => {
  test('keeps what is published to a topic, and tells of it', () => {
    const { context, room, create } = setUp();
    const { ref } = create('AWS::SNS::Topic', { TopicName: 'alarms' });
    room.publish(ref, 'message', 'subject');

    expect(ref).toBe(TOPIC);
    expect(room.messages(ref)).toEqual([{ time: context.clock.now(), subject: 'subject', message: 'message' }]);
    expect(context.seen).toMatchObject([
      { type: 'notification', topicArn: ref, subject: 'subject', message: 'message' },
    ]);
  });

  test('asks who publishes for the topic and its key, and tells nobody without', () => {
    const { context, room, create } = setUp();
    create('AWS::SNS::Topic', { TopicName: 'alarms', KmsMasterKeyId: '1234abcd' });
    const publisher = new PartlyAllowed();
    room.as(publisher).publish(TOPIC, 'message');
    expect(publisher.asked.map(({ action }) => action)).toEqual(['sns:Publish', 'kms:GenerateDataKey', 'kms:Decrypt']);
    expect(publisher.asked[1]?.context).toMatchObject({ 'kms:EncryptionContext:aws:sns:topicArn': TOPIC });
    for (const { action } of publisher.asked) {
      const denied = room.as(new PartlyAllowed([action]));
      expect(() => denied.publish(TOPIC, 'message')).toThrow(`not authorized to perform: ${action}`);
    }
    expect(context.seen.filter(({ type }) => type === 'notification')).toHaveLength(1);
  });

  test('refuses a topic that does not exist', () => {
    expect(() => setUp().room.publish(TOPIC, 'message')).toThrow(`Topic does not exist: ${TOPIC}`);
    expect(() =>
      setUp().create('AWS::SNS::Subscription', { TopicArn: TOPIC, Protocol: 'lambda', Endpoint: FUNCTION }),
    ).toThrow(`Topic does not exist: ${TOPIC}`);
  });

  test.each([
    ['a subscription of its own', {}, { TopicArn: TOPIC, Protocol: 'lambda', Endpoint: FUNCTION }],
    ['the topic itself', { Subscription: [{ Protocol: 'lambda', Endpoint: FUNCTION }] }, undefined],
  ])('invokes a function that %s subscribes', (_, topic, subscription) => {
    const { room, create, invocations } = setUp();
    create('AWS::SNS::Topic', { TopicName: 'alarms', ...topic });
    if (subscription) create('AWS::SNS::Subscription', subscription);
    room.publish(TOPIC, 'message', 'subject');

    expect(invocations).toMatchObject([
      { functionArn: FUNCTION, invoker: { service: 'sns.amazonaws.com', sourceArn: TOPIC } },
    ]);
    expect(JSON.parse(invocations[0]?.event ?? '')).toEqual({
      Records: [
        {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: expect.stringMatching(new RegExp(`^${TOPIC}:[0-9a-f-]{36}$`)),
          Sns: {
            Type: 'Notification',
            MessageId: expect.any(String),
            TopicArn: TOPIC,
            Subject: 'subject',
            Message: 'message',
            Timestamp: '2026-01-01T00:00:00.000Z',
            SignatureVersion: '1',
            Signature: '',
            SigningCertUrl: '',
            UnsubscribeUrl: '',
            MessageAttributes: {},
          },
        },
      ],
    });
  });

  test('says which function it could not invoke', () => {
    const { room, create, warnings } = setUp(() => {
      throw new Error('no permission');
    });
    create('AWS::SNS::Topic', { TopicName: 'alarms', Subscription: [{ Protocol: 'lambda', Endpoint: FUNCTION }] });
    room.publish(TOPIC, 'message');
    expect(warnings()).toEqual([`the topic ${TOPIC} could not reach ${FUNCTION}: no permission`]);
  });

  test('sends an envelope to a queue', () => {
    const { room, queues, create, warnings } = setUp();
    create('AWS::SQS::Queue', { QueueName: 'alarms' });
    create('AWS::SNS::Topic', { TopicName: 'alarms', Subscription: [{ Protocol: 'sqs', Endpoint: QUEUE }] });
    room.publish(TOPIC, 'message', 'subject');

    expect(queues.messages(QUEUE).map(({ body }) => JSON.parse(body))).toEqual([
      {
        Type: 'Notification',
        MessageId: expect.any(String),
        TopicArn: TOPIC,
        Subject: 'subject',
        Message: 'message',
        Timestamp: '2026-01-01T00:00:00.000Z',
        SignatureVersion: '1',
        Signature: '',
        SigningCertURL: '',
        UnsubscribeURL: '',
      },
    ]);
    expect(warnings()).toEqual([]);
  });

  test('sends a queue the message alone where the subscription asks for it raw', () => {
    const { room, queues, create } = setUp();
    create('AWS::SQS::Queue', { QueueName: 'alarms' });
    create('AWS::SNS::Topic', { TopicName: 'alarms' });
    const subscription = { TopicArn: TOPIC, Protocol: 'sqs', Endpoint: QUEUE, RawMessageDelivery: true };
    create('AWS::SNS::Subscription', subscription);
    room.publish(TOPIC, 'message', 'subject');
    expect(queues.messages(QUEUE)).toMatchObject([{ body: 'message' }]);
  });

  test('says which queue it could not reach', () => {
    const { room, create, warnings } = setUp();
    create('AWS::SNS::Topic', { TopicName: 'alarms', Subscription: [{ Protocol: 'sqs', Endpoint: QUEUE }] });
    room.publish(TOPIC, 'message');
    expect(warnings()).toEqual([`the topic ${TOPIC} could not reach ${QUEUE}: The specified queue does not exist.`]);
  });

  test('says that nothing is sent over other protocols', () => {
    const { room, create, invocations, warnings } = setUp();
    create('AWS::SNS::Topic', { TopicName: 'alarms' });
    create('AWS::SNS::Subscription', { TopicArn: TOPIC, Protocol: 'email', Endpoint: 'ops@example.com' });
    room.publish(TOPIC, 'message');
    expect(warnings()).toEqual([`the topic ${TOPIC} keeps its messages: email to ops@example.com is not sent`]);
    expect(invocations).toEqual([]);
  });

  test.each([
    [
      { Protocol: 'pigeon', Endpoint: 'loft' },
      'Protocol must be one of application, email, email-json, firehose, http, https, lambda, sms, sqs, got "pigeon"',
    ],
    [{ Protocol: 'lambda' }, 'Endpoint must be a string, got undefined'],
  ])('refuses a subscription with %j', (subscription, message) => {
    expect(() => setUp().create('AWS::SNS::Topic', { Subscription: [subscription] })).toThrow(new Error(message));
  });

  test('refuses subscriptions that are no list', () => {
    expect(() => setUp().create('AWS::SNS::Topic', { Subscription: 'email' })).toThrow(
      new Error('Subscription must be a list, got "email"'),
    );
  });
});
