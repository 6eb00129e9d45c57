import { FaultySandbox } from '../faulty-sandbox';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:failures';

describe('queue-denied', () => {
  test('keeps messages out, and ends', async () => {
    const faulty = await FaultySandbox.start();
    const { sandbox } = faulty;
    const { queues } = sandbox.rooms;
    sandbox.inject({ type: 'queue-denied', queue: 'Queue', forMs: 1_000 });
    const message = `Access to the resource ${sandbox.ref('Queue')} is denied.`;
    expect(() => queues.send(QUEUE, 'lost')).toThrow(
      expect.objectContaining({ code: 'AccessDenied', status: 403, message }),
    );
    await sandbox.clock.advance(1_000);
    queues.send(QUEUE, 'kept');
    expect(queues.messages(QUEUE).map(({ body }) => body)).toEqual(['kept']);
    await faulty.close();
  });
});
