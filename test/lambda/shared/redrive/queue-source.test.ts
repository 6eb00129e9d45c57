import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { FunctionTarget } from '../../../../lambda/shared/redrive/function-target';
import { Pace } from '../../../../lambda/shared/redrive/pace';
import { QueueSource, type QueueSourceOptions } from '../../../../lambda/shared/redrive/queue-source';
import { redrive } from '../../../../lambda/shared/redrive/redrive';
import type { RedriveTarget } from '../../../../lambda/shared/redrive/redrive-target';
import { StreamTarget } from '../../../../lambda/shared/redrive/stream-target';
import { CORRECTED, OrderPipeline, ordersTemplate } from './orders';

const HOUR = 3_600_000;

let pipeline: OrderPipeline;

beforeEach(async () => {
  pipeline = await OrderPipeline.start(ordersTemplate('Places'));
});

afterEach(() => pipeline.sandbox.close());

function source(options: Partial<QueueSourceOptions> = {}) {
  const queueUrl = pipeline.sandbox.ref('Places');
  return new QueueSource(pipeline.sqs, pipeline.kinesis, { queueUrl, ...options });
}

function toFunction(functionArn?: string) {
  return new FunctionTarget(pipeline.lambda, (named) => functionArn ?? named);
}

function run(target: RedriveTarget = toFunction(CORRECTED), from = source()) {
  return redrive(from, target, { pace: new Pace() });
}

async function waiting(): Promise<{ visible: number; inFlight: number }> {
  const { Attributes } = await pipeline.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: pipeline.sandbox.ref('Places'), AttributeNames: ['All'] }),
  );
  return {
    visible: Number(Attributes?.ApproximateNumberOfMessages),
    inFlight: Number(Attributes?.ApproximateNumberOfMessagesNotVisible),
  };
}

function placesArn(): string {
  return 'arn:aws:sqs:us-east-1:123456789012:places';
}

async function bodies(): Promise<string[]> {
  const { Messages = [] } = await pipeline.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: pipeline.sandbox.ref('Places'),
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    }),
  );
  return Messages.map(({ Body = '' }) => Body);
}

function send(body: string) {
  return pipeline.sqs.send(new SendMessageCommand({ QueueUrl: pipeline.sandbox.ref('Places'), MessageBody: body }));
}

describe('QueueSource', () => {
  test('reads the records of a batch from the stream again, as the function had them', async () => {
    await pipeline.process('a', 'poison', 'b');
    const [failed] = pipeline.sandbox.invocations('Process').map(({ event }) => event as { Records: object[] });
    expect(await source().backlog()).toEqual({ batches: 1 });
    expect(await run()).toMatchObject({ batches: { redriven: 1, left: 0 }, records: { redriven: 3, expired: 0 } });

    const [redriven] = pipeline.sandbox.invocations('Corrected').map(({ event }) => event as { Records: object[] });
    const role = 'arn:aws:iam::123456789012:role/orders';
    expect(redriven?.Records.map((record) => ({ ...record, invokeIdentityArn: role }))).toEqual(failed?.Records);
    expect(await waiting()).toEqual({ visible: 0, inFlight: 0 });
  });

  test('takes no more from the shard than the batch', async () => {
    await pipeline.process('before');
    await pipeline.process('poison');
    await pipeline.process('after');
    await run();
    expect(pipeline.processedBy('Corrected')).toEqual(['poison']);
  });

  test('leaves in the queue the places of what fails again, and repeats nothing else', async () => {
    await pipeline.process('a', 'poison 1', 'b', 'c', 'poison 2');
    expect(await run(toFunction())).toMatchObject({ batches: { left: 1 }, records: { redriven: 3, failed: 2 } });
    expect(await waiting()).toEqual({ visible: 2, inFlight: 0 });
    const sizes = (await bodies()).map((body) => JSON.parse(body).KinesisBatchInfo.batchSize);
    expect(sizes).toEqual([1, 1]);

    expect(await run()).toMatchObject({ batches: { redriven: 2 }, records: { redriven: 2 } });
    expect(pipeline.processedBy('Corrected')).toEqual(['poison 1', 'poison 2']);
    expect(await waiting()).toEqual({ visible: 0, inFlight: 0 });
  });

  test('hides a message from other runs while it is worked on, and gives back what it leaves', async () => {
    await pipeline.process('poison');
    const during: object[] = [];
    const target = toFunction();
    const watching = Object.assign(Object.create(target), {
      attempt: async (...args: Parameters<typeof target.attempt>) => {
        during.push(await waiting(), await run(toFunction(CORRECTED)));
        return target.attempt(...args);
      },
    });
    await run(watching);
    expect(during).toEqual([
      { visible: 0, inFlight: 1 },
      expect.objectContaining({ batches: { redriven: 0, left: 0 } }),
    ]);
    expect(await waiting()).toEqual({ visible: 1, inFlight: 0 });
  });

  test('leaves the message itself of a batch that fails again as a whole', async () => {
    await pipeline.process('poison 1', 'poison 2');
    const ids = () => pipeline.sandbox.rooms.queues.messages(placesArn()).map(({ id }) => id);
    const before = ids();
    expect(await run(toFunction())).toMatchObject({ batches: { left: 1 }, records: { failed: 2 } });
    expect(ids()).toEqual(before);
  });

  test('ends when the queue hands out again what it has tried', async () => {
    await pipeline.process('poison 1');
    await pipeline.process('poison 2');
    const target = toFunction();
    let tries = 0;
    const slow = Object.assign(Object.create(target), {
      attempt: async (...args: Parameters<typeof target.attempt>) => {
        tries += 1;
        if (tries === 2) await pipeline.sandbox.clock.advance(21 * 60_000);
        return target.attempt(...args);
      },
    });
    const report = await run(slow);
    expect(tries).toBe(2);
    expect(report.remarks).toMatchObject([{ because: 'failed again' }, { because: 'claimed' }]);
  });

  test('understands what comes through a topic', async () => {
    await pipeline.process('poison');
    const [body] = await bodies();
    await run();
    await send(JSON.stringify({ Type: 'Notification', Message: body }));
    expect(await run()).toMatchObject({ batches: { redriven: 1 }, records: { redriven: 1 } });
    expect(pipeline.processedBy('Corrected')).toEqual(['poison', 'poison']);
  });

  test('says that records have expired, and brings back those that the stream still has', async () => {
    await pipeline.process('early');
    await pipeline.sandbox.clock.advance(2 * HOUR);
    await pipeline.process('poison');
    const document = JSON.parse((await bodies())[0] ?? '');
    await run();
    const [startSequenceNumber] = pipeline.sequenceNumbersOf('Process');
    const KinesisBatchInfo = { ...document.KinesisBatchInfo, startSequenceNumber, batchSize: 2 };
    await send(JSON.stringify({ ...document, KinesisBatchInfo }));
    await pipeline.sandbox.clock.advance(23 * HOUR);

    const report = await run();
    expect(report).toMatchObject({ batches: { redriven: 1 }, records: { redriven: 1, expired: 1 } });
    const message = '1 records or more have expired before the 1 which the stream still has';
    expect(report.remarks).toMatchObject([{ because: 'expired', message }]);
    expect(pipeline.processedBy('Corrected')).toEqual(['poison', 'poison']);
    expect(await waiting()).toEqual({ visible: 0, inFlight: 0 });
  });

  test('leaves what has expired altogether, and says so', async () => {
    await pipeline.process('poison');
    await pipeline.sandbox.clock.advance(25 * HOUR);
    const report = await run();
    const message = 'its 1 records have expired';
    expect(report).toMatchObject({ batches: { left: 1 }, remarks: [{ because: 'expired', message }] });
    expect(await waiting()).toEqual({ visible: 1, inFlight: 0 });
  });

  test.each([
    ['gibberish', 'it must be JSON'],
    ['{}', 'requestContext must be an object'],
  ])('leaves the message %s', async (body, message) => {
    await send(body);
    expect((await run()).remarks).toMatchObject([{ because: 'malformed', message }]);
    expect(await waiting()).toEqual({ visible: 1, inFlight: 0 });
  });

  test('finds the batches of a time', async () => {
    await pipeline.process('poison');
    const now = pipeline.sandbox.clock.now();
    expect(await run(undefined, source({ since: now }))).toMatchObject({ batches: { redriven: 0 } });
    expect(await run(undefined, source({ until: now - HOUR }))).toMatchObject({ batches: { redriven: 0 } });
    expect(await run(undefined, source({ until: now }))).toMatchObject({ batches: { redriven: 1 } });
  });
});

describe('a range that holds more than the batch', () => {
  beforeEach(async () => {
    await pipeline.process('a', 'b', 'poison');
    const document = JSON.parse((await bodies())[0] ?? '');
    await run();
    document.KinesisBatchInfo.batchSize = 2;
    await send(JSON.stringify(document));
  });

  test('goes to the function, which knows the others by their sequence numbers', async () => {
    expect(await run()).toMatchObject({ batches: { redriven: 1 }, records: { redriven: 3 } });
  });

  test('does not go to the stream', async () => {
    const report = await run(new StreamTarget(pipeline.kinesis, (StreamARN = '') => ({ StreamARN })));
    const message = 'its range of the shard holds 1 more records than failed: they would be put twice';
    expect(report.remarks).toMatchObject([{ because: 'not for this target', message }]);
  });
});
