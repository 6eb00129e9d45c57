import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceRequest } from '../../../../toolkit/sandbox/kernel/room';
import { BucketsRoom } from '../../../../toolkit/sandbox/s3/buckets-room';
import { type TestContext, temporaryFolder, testContext } from '../context';

const BUCKET = 'lake';

function openRoom(context: TestContext = testContext()): { room: BucketsRoom; folder: string; context: TestContext } {
  const room = new BucketsRoom(context);
  void room.resourceTypes[0]?.create(bucket({ BucketName: BUCKET }));
  return { room, context, folder: join(context.dataDir, 's3', BUCKET) };
}

function bucket(properties: Record<string, unknown>): ResourceRequest {
  return {
    stackName: 'App',
    logicalId: 'Lake',
    path: 'App/Lake/Resource',
    type: 'AWS::S3::Bucket',
    properties,
    generatedName: 'App-Lake-1A2B',
  };
}

describe('BucketsRoom', () => {
  test('names a bucket as the template says, or as CloudFormation would', () => {
    const { room } = openRoom();
    const type = room.resourceTypes[0];
    expect(type?.create(bucket({ BucketName: 'given' }))).toMatchObject({
      ref: 'given',
      attributes: { Arn: 'arn:aws:s3:::given', RegionalDomainName: 'given.s3.us-east-1.amazonaws.com' },
    });
    expect(type?.create(bucket({}))).toMatchObject({ ref: 'app-lake-1a2b' });
  });

  test('refuses a name that S3 refuses', () => {
    const { room } = openRoom();
    expect(() => room.resourceTypes[0]?.create(bucket({ BucketName: '../etc' }))).toThrow(
      'BucketName must be 3-63 lowercase letters, digits, dots and hyphens, got ../etc',
    );
  });

  test('keeps an object as the file that its key says, dated by the clock', async () => {
    const { room, folder, context } = openRoom();
    await room.put(BUCKET, 'a/b.txt', Buffer.from('hello'));
    expect(readFileSync(join(folder, 'a', 'b.txt'), 'utf8')).toBe('hello');
    expect(statSync(join(folder, 'a', 'b.txt')).mtimeMs).toBe(context.clock.now());
    expect(room.file(BUCKET, 'a/b.txt')).toBe(join(folder, 'a', 'b.txt'));
    expect(readdirSync(join(context.dataDir, 's3', '.incoming'))).toEqual([]);
  });

  test.each([
    ['object first', ['a', 'a/b']],
    ['folder first', ['a/b', 'a']],
  ])('holds a key that is also the folder of another: %s', async (_, keys) => {
    const { room } = openRoom();
    for (const key of keys) await room.put(BUCKET, key, Buffer.from(key));
    await room.put(BUCKET, 'a', Buffer.from('again'));
    expect((await room.list(BUCKET)).map(({ key }) => key)).toEqual(['a', 'a/b']);
    expect(String(await room.get(BUCKET, 'a'))).toBe('again');
    expect(String(await room.get(BUCKET, 'a/b'))).toBe('a/b');
  });

  test('lists by the bytes of the keys, below a prefix', async () => {
    const { room, context } = openRoom();
    for (const key of ['b', 'a/z', 'a-', 'a0', '\u{1F600}', '\uFF5E']) await room.put(BUCKET, key, Buffer.from('1'));
    expect((await room.list(BUCKET)).map(({ key }) => key)).toEqual(['a-', 'a/z', 'a0', 'b', '\uFF5E', '\u{1F600}']);
    expect(await room.list(BUCKET, 'a/')).toEqual([{ key: 'a/z', size: 1, lastModified: context.clock.now() }]);
    expect(await room.list(BUCKET, 'absent/')).toEqual([]);
  });

  test('finds the objects again after a restart', async () => {
    const { room, context } = openRoom();
    await room.put(BUCKET, 'kept', Buffer.from('1'), { contentEncoding: 'gzip' });
    const { room: again } = openRoom(testContext(context.dataDir));
    expect((await again.list(BUCKET)).map(({ key }) => key)).toEqual(['kept']);
  });

  test('never follows a link out of the bucket', async () => {
    const { room, folder } = openRoom();
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'secret'), 'secret');
    mkdirSync(folder, { recursive: true });
    symlinkSync(outside, join(folder, 'link'));
    const message = `${join(folder, 'link')} is neither a file nor a folder: a bucket holds nothing else`;
    await expect(room.put(BUCKET, 'link/x', Buffer.from('x'))).rejects.toThrow(message);
    await expect(room.get(BUCKET, 'link/secret')).rejects.toThrow(message);
    expect(await room.list(BUCKET)).toEqual([]);
    expect(readdirSync(outside)).toEqual(['secret']);
  });

  test('answers what is not there by its code', async () => {
    const { room } = openRoom();
    await expect(room.get(BUCKET, 'x')).rejects.toMatchObject({ code: 'NoSuchKey' });
    await expect(room.put('absent', 'x', Buffer.alloc(0))).rejects.toMatchObject({ code: 'NoSuchBucket' });
    await expect(room.put(BUCKET, 'x'.repeat(1025), Buffer.alloc(0))).rejects.toThrow(
      'Key must be 1-1024 bytes, got 1025',
    );
  });
});
