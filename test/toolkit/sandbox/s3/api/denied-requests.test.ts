import type { Identity } from '../../../../../toolkit/sandbox/kernel/identity';
import type { HttpRequest } from '../../../../../toolkit/sandbox/kernel/room';
import { BucketsRoom } from '../../../../../toolkit/sandbox/s3/buckets-room';
import { PartlyAllowed } from '../../acting';
import { testContext } from '../../context';

type Part = Partial<HttpRequest>;

/** A bucket `lake` that holds `a` and `b`, for a caller who may not do something. */
async function lake(...denied: string[]) {
  const room = new BucketsRoom(testContext());
  const request = { stackName: 'App', logicalId: 'Lake', type: 'AWS::S3::Bucket', generatedName: 'lake' };
  void room.resourceTypes[0]?.create({ ...request, properties: {} });
  for (const key of ['a', 'b']) await room.put('lake', key, Buffer.from(key));
  const identity = new PartlyAllowed(denied);
  const call = async (method: string, path: string, more: Part = {}) => {
    const caller = { roleArn: 'arn:aws:iam::123456789012:role/reader', accessKeyId: 'ASIA' };
    const plain = { query: new URLSearchParams(), headers: {}, body: Buffer.of() };
    const answer = await room.httpApis[0]?.handle({ ...plain, method, path, caller, identity, ...more });
    const [, code] = /<Code>(\w+)<\/Code>/.exec(String(answer?.body)) ?? [];
    return { status: answer?.status, code, body: String(answer?.body) };
  };
  return { room, call, identity };
}

const LIST: Part = { query: new URLSearchParams({ 'list-type': '2', prefix: 'a/', delimiter: '/' }) };
const LOCATION: Part = { query: new URLSearchParams({ location: '' }) };
const COPY: Part = { headers: { 'x-amz-copy-source': '/lake/a' } };

describe('S3Api', () => {
  test.each<[string, string, string, Part]>([
    ['s3:ListAllMyBuckets', 'GET', '/', {}],
    ['s3:ListBucket', 'HEAD', '/lake', {}],
    ['s3:ListBucket', 'GET', '/lake', LIST],
    ['s3:GetBucketLocation', 'GET', '/lake', LOCATION],
    ['s3:GetObject', 'GET', '/lake/a', {}],
    ['s3:GetObject', 'HEAD', '/lake/a', {}],
    ['s3:GetObject', 'PUT', '/lake/copy', COPY],
    ['s3:PutObject', 'PUT', '/lake/copy', COPY],
    ['s3:PutObject', 'PUT', '/lake/new', {}],
    ['s3:DeleteObject', 'DELETE', '/lake/a', {}],
  ])('answers who lacks %s with 403 to %s %s', async (action, method, path, more) => {
    const { room, call } = await lake(action);
    expect((await call(method, path, more)).status).toBe(403);
    expect((await room.list('lake')).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test('tells how an object is to be encrypted', async () => {
    const { call, identity } = await lake();
    await call('PUT', '/lake/new', { headers: { 'x-amz-server-side-encryption': 'aws:kms' } });
    expect(identity.asked.map(({ context }) => context)).toEqual([{ 's3:x-amz-server-side-encryption': 'aws:kms' }]);
  });

  test('asks for the prefix of a listing', async () => {
    const { call, identity } = await lake();
    await call('GET', '/lake', LIST);
    expect(identity.asked).toEqual([
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::lake', context: { 's3:prefix': 'a/', 's3:delimiter': '/' } },
    ]);
  });

  test.each([
    [[], 'NoSuchKey', 404],
    [['s3:ListBucket'], 'AccessDenied', 403],
  ])('tells of an object that is not there only who may list: without %j it is %s', async (denied, code, status) => {
    const { call } = await lake(...denied);
    expect(await call('GET', '/lake/none')).toMatchObject({ code, status });
  });

  test('deletes of many objects those that the caller may delete, and names the others', async () => {
    const { room, call } = await lake();
    const identity: Identity = {
      require: (...permissions) => {
        const isOfA = permissions.some(({ resource }) => resource === 'arn:aws:s3:::lake/a');
        new PartlyAllowed(isOfA ? ['s3:DeleteObject'] : []).require(...permissions);
      },
    };
    const document = '<Delete><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>';
    const { status, body } = await call('POST', '/lake', {
      query: new URLSearchParams({ delete: '' }),
      body: Buffer.from(document),
      identity,
    });
    expect(status).toBe(200);
    expect(body).toContain('<Deleted><Key>b</Key></Deleted><Error><Key>a</Key><Code>AccessDenied</Code>');
    expect((await room.list('lake')).map(({ key }) => key)).toEqual(['a']);
  });
});
