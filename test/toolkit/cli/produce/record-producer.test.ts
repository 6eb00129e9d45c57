import type { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { type KinesisClient, KinesisServiceException, type PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { RecordProducer } from '../../../../toolkit/cli/produce/record-producer';

const REFUSED = { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'Rate exceeded.' };

/** A service that refuses entries by a rule, and keeps what it takes. */
function service(refuses: (text: string, call: number) => boolean) {
  const taken: string[] = [];
  const calls: string[][] = [];
  const answers = (entries: readonly { Data?: Uint8Array }[] = []) => {
    const texts = entries.map(({ Data }) => Buffer.from(Data ?? []).toString());
    calls.push(texts);
    const refused = texts.map((text) => refuses(text, calls.length));
    taken.push(...texts.filter((_, i) => !refused[i]));
    return refused.map((isRefused) => (isRefused ? REFUSED : {}));
  };
  const kinesis = { send: async ({ input }: PutRecordsCommand) => ({ Records: answers(input.Records), input }) };
  const firehose = { send: async ({ input }: PutRecordBatchCommand) => ({ RequestResponses: answers(input.Records) }) };
  return {
    taken,
    calls,
    kinesis: kinesis as unknown as KinesisClient,
    firehose: firehose as unknown as FirehoseClient,
  };
}

/** A client whose calls fail. */
function failing(...errors: Error[]): KinesisClient {
  const send = async ({ input }: PutRecordsCommand) => {
    const error = errors.shift();
    if (error) throw error;
    return { Records: input.Records?.map(() => ({})) };
  };
  return { send } as unknown as KinesisClient;
}

function failure(name: string, fault: 'client' | 'server'): Error {
  return new KinesisServiceException({ name, message: `${name}.`, $fault: fault, $metadata: {} });
}

function record(text: string, partitionKey = text) {
  return { partitionKey, data: Buffer.from(text) };
}

// Pauses are short.
beforeEach(() => {
  jest.spyOn(Math, 'random').mockReturnValue(0.001);
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('RecordProducer', () => {
  test('puts again only what was refused, and keeps the order of each key', async () => {
    const { kinesis, calls } = service((text, call) => text === 'a1' && call === 1);
    const producer = RecordProducer.toStream(kinesis, 'logs');
    await producer.put([record('a1', 'a'), record('b1', 'b'), record('a2', 'a')]);
    expect(calls).toEqual([['a1', 'b1'], ['a1'], ['a2']]);
    expect(producer.figures).toEqual({ records: 3, bytes: 6, calls: 3, refused: 1 });
  });

  test('puts into a delivery stream in full calls, and again only what was refused', async () => {
    const { firehose, calls } = service((text, call) => text === 'a' && call === 1);
    const producer = RecordProducer.toDeliveryStream(firehose, 'logs');
    await producer.put([record('a', 'one'), record('b', 'one')]);
    expect(calls).toEqual([['a', 'b'], ['a']]);
    expect(producer.figures).toEqual({ records: 2, bytes: 2, calls: 2, refused: 1 });
  });

  test('waits as long as a stream is busy', async () => {
    const { kinesis, taken } = service((_, call) => call <= 12);
    const producer = RecordProducer.toStream(kinesis, 'logs');
    await producer.put([record('a')]);
    expect(taken).toEqual(['a']);
    expect(producer.figures).toEqual({ records: 1, bytes: 1, calls: 13, refused: 12 });
  });

  test.each([failure('InternalFailure', 'server'), failure('KMSThrottlingException', 'client')])(
    'makes a call again that failed for now: $name',
    async (error) => {
      const producer = RecordProducer.toStream(failing(error, error), 'logs');
      await producer.put([record('a')]);
      expect(producer.figures).toEqual({ records: 1, bytes: 1, calls: 3, refused: 0 });
    },
  );

  test.each([
    failure('ResourceNotFoundException', 'client'),
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  ])('fails when waiting is in vain: $message', async (error) => {
    const producer = RecordProducer.toStream(failing(error), 'logs');
    await expect(producer.put([record('a')])).rejects.toBe(error);
    expect(producer.figures).toEqual({ records: 0, bytes: 0, calls: 1, refused: 0 });
  });

  test('makes no call once the command is to end', async () => {
    const { kinesis, calls } = service(() => false);
    const producer = RecordProducer.toStream(kinesis, 'logs', AbortSignal.abort());
    await expect(producer.put([record('a')])).rejects.toThrow('This operation was aborted');
    expect(calls).toEqual([]);
  });

  test('stops waiting for a busy stream when the command is to end', async () => {
    const end = new AbortController();
    const { kinesis } = service(() => {
      end.abort();
      return true;
    });
    const producer = RecordProducer.toStream(kinesis, 'logs', end.signal);
    await expect(producer.put([record('a')])).rejects.toThrow('The operation was aborted');
  });

  test.each([
    ['logs', { StreamName: 'logs' }],
    [
      'arn:aws:kinesis:eu-west-1:123456789012:stream/logs',
      { StreamARN: 'arn:aws:kinesis:eu-west-1:123456789012:stream/logs' },
    ],
  ])('names the stream as the user did: %s', async (stream, id) => {
    const inputs: unknown[] = [];
    const send = async ({ input }: PutRecordsCommand) => {
      inputs.push(input);
      return { Records: [{}] };
    };
    await RecordProducer.toStream({ send } as unknown as KinesisClient, stream).put([record('a')]);
    expect(inputs).toEqual([{ ...id, Records: [{ Data: Buffer.from('a'), PartitionKey: 'a' }] }]);
  });
});
