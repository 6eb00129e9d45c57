import { queuesRoom } from '../queues';

describe('ListQueues', () => {
  function setUp() {
    const { create, call } = queuesRoom();
    const [c, a, b] = ['app-c', 'app-a', 'other'].map((QueueName) => create({ QueueName }).ref);
    return { a, b, c, call };
  }

  test('lists all queues by name', async () => {
    const { a, b, c, call } = setUp();
    expect(await call('ListQueues', {})).toEqual({ QueueUrls: [a, c, b] });
  });

  test('lists those of a prefix, a page at a time', async () => {
    const { a, c, call } = setUp();
    const first = await call('ListQueues', { QueueNamePrefix: 'app', MaxResults: 1 });
    expect(first).toEqual({ QueueUrls: [a], NextToken: 'app-a' });
    const input = { QueueNamePrefix: 'app', MaxResults: 1, NextToken: first.NextToken };
    expect(await call('ListQueues', input)).toEqual({ QueueUrls: [c] });
  });

  test('answers nothing where there is none', async () => {
    expect(await queuesRoom().call('ListQueues', {})).toEqual({});
  });
});
