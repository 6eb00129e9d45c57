import { Checkpoints } from '../../../../toolkit/cli/produce/checkpoints';
import type { LineSource } from '../../../../toolkit/cli/produce/line-source';
import { UNPACED } from '../../../../toolkit/cli/produce/pace';
import { produceLines } from '../../../../toolkit/cli/produce/produce-lines';
import { plainPacking } from '../../../../toolkit/cli/produce/record-packer';
import { RecordProducer } from '../../../../toolkit/cli/produce/record-producer';
import type { TestRoom } from '../../sandbox/streams/room';
import { closeServedStreams, serveStreams } from '../served-streams';

afterEach(closeServedStreams);

/** A producer that puts into a real stream through the gateway. */
async function stream() {
  const room = await serveStreams();
  const checkpoints = new Checkpoints();
  const progress: number[] = [];
  const longLines: number[][] = [];
  const options = {
    packing: plainPacking(),
    pace: UNPACED,
    onProgress: (bytes: number) => void progress.push(bytes),
    onLongLine: (...line: number[]) => void longLines.push(line),
  };
  const producer = RecordProducer.toStream(room.client, 'logs');
  const produce = (source: LineSource) => produceLines(source, producer, checkpoints, options);
  return { ...room, progress, longLines, checkpoints, producer, produce };
}

function source(text: string, id = '/var/log/access.log'): LineSource {
  const bytes = Buffer.from(text);
  return {
    id,
    size: bytes.length,
    read: async function* (offset) {
      yield bytes.subarray(offset);
    },
  };
}

function storedText({ call }: TestRoom): string {
  const { ShardIterator } = call('GetShardIterator', {
    StreamName: 'logs',
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const { Records } = call('GetRecords', { ShardIterator });
  return Records.map(({ Data }: { Data: string }) => Buffer.from(Data, 'base64').toString()).join('');
}

describe('produceLines', () => {
  test('puts every line, as it stands', async () => {
    const room = await stream();
    expect(await room.produce(source('one\n\ntwo\r\nthree'))).toEqual({ read: 4, put: 4 });
    expect(storedText(room)).toBe('one\n\ntwo\r\nthree\n');
    expect(room.progress.at(-1)).toBe(15);
    expect(room.checkpoints.total()).toMatchObject({ lines: 4, tooLong: 0 });
  });

  test('goes on where it ended in a source that has grown', async () => {
    const room = await stream();
    await room.produce(source('one\n'));
    expect(await room.produce(source('one\n'))).toEqual({ read: 1, put: 0 });
    expect(await room.produce(source('one\ntwo\n'))).toEqual({ read: 2, put: 1 });
    expect(storedText(room)).toBe('one\ntwo\n');
  });

  test('begins again with a source that has become shorter', async () => {
    const room = await stream();
    await room.produce(source('one\ntwo\n'));
    expect(await room.produce(source('new\n'))).toEqual({ read: 1, put: 1 });
    expect(storedText(room)).toBe('one\ntwo\nnew\n');
  });

  test('keeps its place in each source', async () => {
    const room = await stream();
    await room.produce(source('a\n', '/a.log'));
    await room.produce(source('b\nc\n', '/b.log'));
    expect(await room.produce(source('a\n', '/a.log'))).toEqual({ read: 1, put: 0 });
    expect(room.checkpoints.total()).toMatchObject({ lines: 3, tooLong: 0 });
  });

  test('leaves out a line that no record can carry, and remembers it', async () => {
    const room = await stream();
    const text = `a\n${'x'.repeat(1_000 * 1_024)}\nb\n`;
    expect(await room.produce(source(text))).toEqual({ read: 3, put: 2 });
    expect(storedText(room)).toBe('a\nb\n');
    expect(room.longLines).toEqual([[2, 1_000 * 1_024 + 1]]);
    expect(await room.produce(source(text))).toEqual({ read: 3, put: 0 });
    expect(room.checkpoints.total()).toMatchObject({ lines: 2, tooLong: 1 });
  });

  test('puts again what the stream refuses, until all is taken', async () => {
    const room = await stream();
    const text = `${'y'.repeat(999)}\n`.repeat(1_500);
    const produced = await room.settle(room.produce(source(text)));

    const throttled = room.context.seen.reduce((sum, it) => sum + (it.type === 'records-put' ? it.throttled : 0), 0);
    expect(throttled).toBeGreaterThan(0);
    expect(produced).toEqual({ read: 1_500, put: 1_500 });
    expect(room.context.seen.reduce((sum, it) => sum + (it.type === 'records-put' ? it.records : 0), 0)).toBe(60);
  });

  test('remembers nothing that the stream has not taken', async () => {
    const room = await stream();
    room.call('DeleteStream', { StreamName: 'logs' });
    await room.context.clock.advance(60_000);
    await expect(room.produce(source('one\n'))).rejects.toThrow('Stream logs under account 123456789012 not found.');
    expect(room.checkpoints.total()).toMatchObject({ lines: 0, tooLong: 0 });
  });
});
