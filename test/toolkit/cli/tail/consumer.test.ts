import { openConsumer } from '../../../../toolkit/cli/tail/consumer';
import { PatientCalls } from '../../../../toolkit/cli/tail/patient-calls';
import { closeServedStreams, type ServedStreams, serveStreams } from '../served-streams';

const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

afterEach(closeServedStreams);

function open(streams: ServedStreams, stream: Parameters<typeof openConsumer>[1], name?: string) {
  const calls = new PatientCalls((ms) => streams.context.clock.advance(ms));
  return openConsumer(streams.client, stream, calls, name);
}

function consumers({ call }: ServedStreams): { ConsumerName: string; ConsumerStatus: string }[] {
  return call('ListStreamConsumers', { StreamARN: ARN }).Consumers;
}

describe('openConsumer', () => {
  test.each([{ StreamName: 'logs' }, { StreamARN: ARN }])(
    'registers a consumer until it is released: %j',
    async (stream) => {
      const streams = await serveStreams(1, 1_000);
      const consumer = await open(streams, stream);
      expect(consumers(streams)).toMatchObject([
        { ConsumerName: expect.stringMatching(/^kinesis-pipelines-tail-[0-9a-f]{8}$/), ConsumerStatus: 'ACTIVE' },
      ]);
      await consumer.release();
      await streams.context.clock.advance(10_000);
      expect(consumers(streams)).toEqual([]);
    },
  );

  test('takes a consumer by its name, and leaves it', async () => {
    const streams = await serveStreams();
    const { Consumer } = streams.call('RegisterStreamConsumer', { StreamARN: ARN, ConsumerName: 'mine' });
    await streams.context.clock.advance(10_000);
    const consumer = await open(streams, { StreamName: 'logs' }, 'mine');
    expect(consumer.arn).toBe(Consumer.ConsumerARN);
    await consumer.release();
    expect(consumers(streams)).toMatchObject([{ ConsumerName: 'mine', ConsumerStatus: 'ACTIVE' }]);
  });

  test('leaves nothing behind when the command ends before the consumer is active', async () => {
    const streams = await serveStreams(1, 1_000);
    const calls = new PatientCalls(async () => {
      throw new Error('the end');
    });
    await expect(openConsumer(streams.client, { StreamARN: ARN }, calls)).rejects.toThrow('the end');
    await streams.context.clock.advance(10_000);
    expect(consumers(streams)).toEqual([]);
  });

  test('fails when there is no consumer of that name', async () => {
    await expect(open(await serveStreams(), { StreamARN: ARN }, 'nobody')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
