import { FaultySandbox } from '../faulty-sandbox';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:failures';

describe('topic-denied', () => {
  test('keeps messages out, and ends', async () => {
    const faulty = await FaultySandbox.start();
    const { sandbox } = faulty;
    const { topics } = sandbox.rooms;
    sandbox.inject({ type: 'topic-denied', topic: 'Topic', forMs: 1_000 });
    expect(() => topics.publish(TOPIC, 'lost')).toThrow(
      expect.objectContaining({
        code: 'AuthorizationError',
        status: 403,
        message: `not authorized to perform: SNS:Publish on resource: ${TOPIC}`,
      }),
    );
    await sandbox.clock.advance(1_000);
    topics.publish(TOPIC, 'kept');
    expect(topics.messages(TOPIC).map(({ message }) => message)).toEqual(['kept']);
    await faulty.close();
  });
});
