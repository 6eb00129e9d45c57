import type { ServiceEvent } from '../../../../toolkit/sandbox/kernel/services';
import { BucketsRoom } from '../../../../toolkit/sandbox/s3/buckets-room';
import { ANYONE } from '../acting';
import { testContext } from '../context';

const REPORTED = { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } };

function setUp(properties: Record<string, unknown> = REPORTED) {
  const told: ServiceEvent[] = [];
  const room = new BucketsRoom(testContext(), { eventBus: { publish: (event) => void told.push(event) } });
  const request = { stackName: 'App', logicalId: 'Lake', type: 'AWS::S3::Bucket', generatedName: 'App-Lake-1A2B' };
  void room.resourceTypes[0]?.create({ ...request, properties: { BucketName: 'lake', ...properties } });
  const call = (method: string, path: string, headers: Record<string, string> = {}) =>
    room.httpApis[0]?.handle({
      method,
      path,
      headers,
      query: new URLSearchParams(),
      body: Buffer.from('hello'),
      caller: { roleArn: '', accessKeyId: '' },
      identity: ANYONE,
    });
  return { room, told, call };
}

const TOLD = {
  source: 'aws.s3',
  resources: ['arn:aws:s3:::lake'],
};
const DETAIL = {
  version: '0',
  bucket: { name: 'lake' },
  'request-id': expect.stringMatching(/^[0-9A-F]{16}$/),
  requester: '123456789012',
  'source-ip-address': '127.0.0.1',
};
const SEQUENCER = expect.stringMatching(/^[0-9A-F]{18}$/);
const OBJECT = { size: 5, etag: '5d41402abc4b2a76b9719d911017c592', sequencer: SEQUENCER };

describe('ObjectEvents', () => {
  test('calls other rooms back for every object, however it comes, until they no longer listen', async () => {
    const { room, call } = setUp({});
    const created: string[] = [];
    const stop = room.onCreated((bucket, key) => created.push(`${bucket}/${key}`));
    await room.put('lake', 'a', Buffer.from('1'));
    await call('PUT', '/lake/b');
    stop();
    await room.put('lake', 'c', Buffer.from('1'));
    expect(created).toEqual(['lake/a', 'lake/b']);
  });

  test('tells of every object that comes into a bucket', async () => {
    const { room, told, call } = setUp();
    await room.put('lake', 'errors/a', Buffer.from('hello'));
    await call('PUT', '/lake/errors/b');
    await call('PUT', '/lake/errors/c', { 'x-amz-copy-source': '/lake/errors/a' });
    const created = (key: string, reason: string) => ({
      ...TOLD,
      detailType: 'Object Created',
      detail: { ...DETAIL, object: { key, ...OBJECT }, reason },
    });
    expect(told).toEqual([
      created('errors/a', 'PutObject'),
      created('errors/b', 'PutObject'),
      created('errors/c', 'CopyObject'),
    ]);
  });

  test('tells of an object that is deleted, once', async () => {
    const { room, told, call } = setUp();
    await room.put('lake', 'errors/a', Buffer.from('hello'));
    await call('DELETE', '/lake/errors/a');
    await call('DELETE', '/lake/errors/a');
    const object = { key: 'errors/a', sequencer: SEQUENCER };
    const detail = { ...DETAIL, object, reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' };
    expect(told.slice(1)).toEqual([{ ...TOLD, detailType: 'Object Deleted', detail }]);
  });

  test('tells nothing of what was refused', async () => {
    const { room, told, call } = setUp();
    room.writeDenials('lake').add({ strikes: () => true, isOver: false }, { prefix: 'errors/' });
    await expect(room.put('lake', 'errors/a', Buffer.from('hello'))).rejects.toThrow('Access Denied');
    await call('PUT', '/lake/errors/b');
    expect(told).toEqual([]);
  });

  test('tells nothing of a bucket that does not report to EventBridge', async () => {
    const { room, told } = setUp({});
    await room.put('lake', 'errors/a', Buffer.from('hello'));
    expect(told).toEqual([]);
  });
});
