import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Dispatch } from '../../../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../../../toolkit/sandbox/gateway/gateway';
import { RoleDirectory } from '../../../../../toolkit/sandbox/kernel/role-credentials';
import { BucketsRoom } from '../../../../../toolkit/sandbox/s3/buckets-room';
import { ANYONE, OPEN_ACCESS } from '../../acting';
import { testContext } from '../../context';

const Bucket = 'lake';
const gateway = new Gateway();
let s3: S3Client;
let endpoint: string;

beforeAll(async () => {
  const context = testContext();
  const room = new BucketsRoom(context);
  for (const name of [Bucket, 'pages']) {
    void room.resourceTypes[0]?.create({
      stackName: 'App',
      logicalId: 'Lake',
      type: 'AWS::S3::Bucket',
      properties: { BucketName: name },
      generatedName: name,
    });
  }
  gateway.serve(new Dispatch([room], context.clock, new RoleDirectory(context.account), OPEN_ACCESS));
  endpoint = await gateway.listen(0);
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'test' };
  s3 = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
});

afterAll(async () => {
  s3.destroy();
  await gateway.close();
});

const put = (Key: string, Body: string | Buffer | Readable, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more = {}) => {
  const { Body, ...rest } = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...rest, text: await Body?.transformToString() };
};

describe('S3Api', () => {
  test('answers with the object that it describes, though it is replaced meanwhile', async () => {
    const context = testContext();
    const room = new BucketsRoom(context);
    const request = { stackName: 'App', logicalId: 'Lake', type: 'AWS::S3::Bucket', generatedName: 'lake' };
    void room.resourceTypes[0]?.create({ ...request, properties: {} });
    await room.put('lake', 'key', Buffer.from('first'));
    const caller = { roleArn: '', accessKeyId: '' };
    const get = {
      method: 'GET',
      path: '/lake/key',
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.of(),
      caller,
      identity: ANYONE,
    };
    const answer = await room.httpApis[0]?.handle(get);
    await room.put('lake', 'key', Buffer.from('the second'));
    expect(answer?.headers?.['content-length']).toBe('5');
    expect(await text(answer?.body as Readable)).toBe('first');
  });

  test('stores what the SDK puts, and gives it back with its metadata', async () => {
    await put('a/b é+.txt', 'hello', { ContentType: 'text/plain', ContentEncoding: 'gzip', Metadata: { owner: 'me' } });
    expect(await get('a/b é+.txt')).toMatchObject({
      text: 'hello',
      ContentType: 'text/plain',
      ContentEncoding: 'gzip',
      Metadata: { owner: 'me' },
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
    });
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'a/b é+.txt' }))).toMatchObject({ ContentLength: 5 });
  });

  test('takes the chunks out of a streamed body', async () => {
    const body = Buffer.from('0123456789'.repeat(20_000));
    await put('streamed', Readable.from([body.subarray(0, 70_000), body.subarray(70_000)]), {
      ContentLength: body.length,
    });
    const stored = await get('streamed', { ChecksumMode: 'ENABLED' });
    expect(stored.text).toBe(body.toString());
    expect(stored.ContentEncoding).toBeUndefined();
    expect(stored.ChecksumCRC32).toBeDefined();
  });

  test.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)('verifies the %s of what the SDK sends', async (name) => {
    const { ChecksumCRC32, ChecksumCRC32C, ChecksumSHA1, ChecksumSHA256 } = await put(name, 'body', {
      ChecksumAlgorithm: name,
    });
    expect([ChecksumCRC32, ChecksumCRC32C, ChecksumSHA1, ChecksumSHA256].filter(Boolean)).toHaveLength(1);
  });

  test.each([
    ['Content-MD5', { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }, 'BadDigest'],
    ['checksum', { 'x-amz-checksum-sha256': 'AAAA' }, 'BadDigest'],
    ['unknown checksum', { 'x-amz-checksum-crc64nvme': 'AAAA' }, 'NotImplemented'],
    [
      'cut-off body',
      { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'x-amz-decoded-content-length': '5' },
      'IncompleteBody',
    ],
  ])('refuses a body with a wrong %s and keeps nothing', async (_, headers, code) => {
    const answer = await fetch(`${endpoint}/${Bucket}/refused`, { method: 'PUT', body: '4\r\nbody\r\n', headers });
    expect(await answer.text()).toContain(`<Code>${code}</Code>`);
    await expect(get('refused')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('writes once with If-None-Match', async () => {
    await put('once', '1', { IfNoneMatch: '*' });
    await expect(put('once', '2', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect((await get('once')).text).toBe('1');
  });

  test('replaces with If-Match what has not changed since it was read', async () => {
    const { ETag } = await put('counter', '1');
    await put('counter', '2', { IfMatch: ETag });
    await expect(put('counter', '3', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('no counter', '1', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await get('counter')).text).toBe('2');
  });

  test.each([
    ['bytes=1-3', '123', 'bytes 1-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('reads %s', async (Range, text, ContentRange) => {
    await put('digits', '0123456789');
    expect(await get('digits', { Range })).toMatchObject({ text, ContentRange });
  });

  test('refuses a range outside the object', async () => {
    await put('digits', '0123456789');
    await expect(get('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  test('pages through keys and common prefixes', async () => {
    const keys = ['a', 'b/1', 'b/2', 'b/3', 'c ü&', 'd/1'];
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket: 'pages', Key, Body: Key }));
    const seen: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({
          Bucket: 'pages',
          Delimiter: '/',
          MaxKeys: 1,
          EncodingType: 'url',
          ContinuationToken: token,
        }),
      );
      seen.push(page.Contents?.[0]?.Key ?? page.CommonPrefixes?.[0]?.Prefix);
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(seen.map((key) => decodeURIComponent(String(key).replaceAll('+', ' ')))).toEqual(['a', 'b/', 'c ü&', 'd/']);
  });

  test('lists below a prefix, after a key', async () => {
    for (const Key of ['p/1', 'p/2', 'p/3']) await put(Key, Key);
    const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'p/', StartAfter: 'p/1' }));
    expect(page.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['p/2', 3],
      ['p/3', 3],
    ]);
  });

  test('copies and deletes', async () => {
    await put('from é', 'data', { ContentType: 'text/csv' });
    await s3.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource: encodeURI(`${Bucket}/from é`) }));
    expect(await get('to')).toMatchObject({ text: 'data', ContentType: 'text/csv' });
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'to' }));
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'from é' }, { Key: 'absent' }] } }));
    await expect(get('to')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get('from é')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('knows its buckets', async () => {
    expect(await s3.send(new HeadBucketCommand({ Bucket }))).toMatchObject({ BucketRegion: 'us-east-1' });
    expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeUndefined();
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'absent' }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('refuses what it does not run, by name', async () => {
    await expect(s3.send(new GetBucketAclCommand({ Bucket }))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 'the sandbox does not run GET bucket?acl',
    });
  });

  test('never leaves the bucket, whatever the key', async () => {
    const answer = await fetch(`${endpoint}/${Bucket}/..%2F..%2Fescaped`, { method: 'PUT', body: 'x' });
    expect(answer.status).toBe(200);
    expect((await get('../../escaped')).text).toBe('x');
  });
});
