import type { BucketService } from '../../../../toolkit/sandbox/kernel/services';
import { BucketsRoom } from '../../../../toolkit/sandbox/s3/buckets-room';
import { PartlyAllowed } from '../acting';
import { testContext } from '../context';

type Use = (buckets: BucketService) => unknown;

async function lake(...denied: string[]) {
  const room = new BucketsRoom(testContext());
  const request = { stackName: 'App', logicalId: 'Lake', type: 'AWS::S3::Bucket', generatedName: 'lake' };
  void room.resourceTypes[0]?.create({ ...request, properties: {} });
  await room.put('lake', 'a', Buffer.from('text'));
  const identity = new PartlyAllowed(denied);
  return { room, identity, buckets: room.as(identity) };
}

describe('AuthorizedBuckets', () => {
  test.each<[string, Use]>([
    ['s3:PutObject', (buckets) => buckets.put('lake', 'b', Buffer.from('new'))],
    ['s3:GetObject', (buckets) => buckets.get('lake', 'a')],
    ['s3:GetObject', (buckets) => buckets.file('lake', 'a')],
    ['s3:ListBucket', (buckets) => buckets.list('lake', 'a')],
  ])('asks for %s, and does nothing without', async (action, use) => {
    const allowed = await lake();
    await use(allowed.buckets);
    expect(allowed.identity.asked.map((permission) => permission.action)).toEqual([action]);
    const { room, buckets } = await lake(action);
    await expect((async () => use(buckets))()).rejects.toThrow(`not authorized to perform: ${action}`);
    expect((await room.list('lake')).map(({ key }) => key)).toEqual(['a']);
  });

  test('writes with the key that it is told', async () => {
    const { room, identity, buckets } = await lake();
    const key = 'arn:aws:kms:us-east-1:123456789012:key/own';
    await buckets.put('lake', 'b', Buffer.from('new'), { encryption: { algorithm: 'aws:kms', key } });
    expect(identity.asked.map(({ resource }) => resource)).toEqual(['arn:aws:s3:::lake/b', key]);
    expect((await room.list('lake')).map((object) => object.key)).toEqual(['a', 'b']);
  });
});
