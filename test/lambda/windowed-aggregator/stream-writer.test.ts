import type { KinesisClient, PutRecordsCommand, PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import { StreamWriter } from '../../../lambda/windowed-aggregator/stream-writer';
import { result, results } from './results';

const ARN = 'arn:aws:kinesis:us-east-1:111122223333:stream/results';
const TIME_LEFT = { getRemainingTimeInMillis: () => 60_000 };
const NO_TIME_LEFT = { getRemainingTimeInMillis: () => 1_010 };

function stream(refuses: (call: number, place: number) => boolean = () => false) {
  const calls: PutRecordsRequestEntry[][] = [];
  const send = async ({ input: { Records = [], StreamARN } }: PutRecordsCommand) => {
    expect(StreamARN).toBe(ARN);
    calls.push(Records);
    const refused = { ErrorCode: 'InternalFailure', ErrorMessage: 'try again' };
    return { Records: Records.map((_, place) => (refuses(calls.length - 1, place) ? refused : {})) };
  };
  return { calls, client: { send } as unknown as KinesisClient };
}

describe('StreamWriter', () => {
  test('puts a line for each result, under its group', async () => {
    const { calls, client } = stream();
    const long = result({ group: JSON.stringify(['x'.repeat(256)]) });
    await new StreamWriter(ARN, client).write([result(), long], TIME_LEFT);
    const [first, second] = calls[0] ?? [];
    expect(Buffer.from(first?.Data ?? []).toString()).toBe(`${JSON.stringify(result())}\n`);
    expect(first?.PartitionKey).toBe('["DE"]');
    expect(second?.PartitionKey).toMatch(/^[0-9a-f]{64}$/);
  });

  test('puts groups in full calls, and again what the stream refused', async () => {
    const { calls, client } = stream((call, place) => call === 0 && place === 7);
    await new StreamWriter(ARN, client).write(results(600), TIME_LEFT);
    expect(calls.map(({ length }) => length).reduce((sum, length) => sum + length)).toBe(601);
    expect(calls[0]).toHaveLength(500);
  });

  test('fails where the stream takes no more in time', async () => {
    const { client } = stream(() => true);
    await expect(new StreamWriter(ARN, client).write(results(2), NO_TIME_LEFT)).rejects.toThrow(
      new Error('2 of 2 results were not taken: TimeOver: the time of the invocation is over'),
    );
  });
});
