import type { Permission } from '../../../../toolkit/sandbox/kernel/identity';
import { BucketPermissions } from '../../../../toolkit/sandbox/s3/bucket-permissions';
import { testContext } from '../context';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd';

function permissions(rule?: object): BucketPermissions {
  const permissions = new BucketPermissions(testContext());
  permissions.encrypt('lake', { ServerSideEncryptionConfiguration: rule && [rule] });
  return permissions;
}

function withKey(more: object = {}) {
  return { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: '1234abcd' }, ...more };
}

function pairs(list: readonly Permission[]): string[] {
  return list.map(({ action, resource }) => `${action} ${resource}`);
}

describe('BucketPermissions', () => {
  test('are on objects, or on the bucket', () => {
    const of = permissions();
    expect(pairs([...of.get('lake', 'a/b'), ...of.put('lake', 'a/b'), ...of.remove('lake', 'a/b')])).toEqual([
      's3:GetObject arn:aws:s3:::lake/a/b',
      's3:PutObject arn:aws:s3:::lake/a/b',
      's3:DeleteObject arn:aws:s3:::lake/a/b',
    ]);
    expect(of.list('lake', 'a/', '/')).toEqual([
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::lake', context: { 's3:prefix': 'a/', 's3:delimiter': '/' } },
    ]);
  });

  test.each([
    [{}, 'arn:aws:s3:::lake/a'],
    [{ BucketKeyEnabled: false }, 'arn:aws:s3:::lake/a'],
    [{ BucketKeyEnabled: true }, 'arn:aws:s3:::lake'],
    [{ BucketKeyEnabled: 'true' }, 'arn:aws:s3:::lake'],
  ])('with a key and %j, that is used for %s', (rule, arn) => {
    const of = permissions(withKey(rule));
    const used = [...of.put('lake', 'a'), ...of.get('lake', 'a')].filter(({ resource }) => resource === KEY);
    expect(used.map(({ action }) => action)).toEqual(['kms:GenerateDataKey', 'kms:Decrypt']);
    for (const { context } of used) {
      expect(context).toMatchObject({
        'kms:ViaService': 's3.us-east-1.amazonaws.com',
        'kms:EncryptionContext:aws:s3:arn': arn,
      });
    }
  });

  test('deny the use of a key in the words of Amazon S3', () => {
    expect(permissions(withKey()).put('lake', 'a')[1]?.denial?.('no')).toMatchObject({
      code: 'AccessDenied',
      status: 403,
    });
  });

  test.each([
    [undefined],
    [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/aws/s3' } }],
  ])('use no key of the account with %j', (rule) => {
    expect(permissions(rule).put('lake', 'a')).toHaveLength(1);
  });

  test.each([
    [{ algorithm: 'aws:kms', key: KEY.replace('1234abcd', 'own') }, ['own']],
    [{ algorithm: 'aws:kms' }, []],
    [{ algorithm: 'AES256' }, []],
    [undefined, ['1234abcd']],
  ])('to write what is to be encrypted as %j use the keys %j', (asked, keys) => {
    const [putting, ...using] = permissions(withKey()).put('lake', 'a', asked);
    expect(using.map(({ resource }) => resource.split('/').at(-1))).toEqual(keys);
    expect(putting?.context).toEqual(
      asked && {
        's3:x-amz-server-side-encryption': asked.algorithm,
        ...('key' in asked && { 's3:x-amz-server-side-encryption-aws-kms-key-id': asked.key }),
      },
    );
  });

  test('to write with a key of its own, the key of the bucket stands between only where the bucket says so', () => {
    const asked = { algorithm: 'aws:kms', key: KEY };
    const arnOf = (rule?: object) =>
      permissions(rule).put('lake', 'a', asked).at(-1)?.context?.['kms:EncryptionContext:aws:s3:arn'];
    expect([arnOf(), arnOf({ BucketKeyEnabled: true })]).toEqual(['arn:aws:s3:::lake/a', 'arn:aws:s3:::lake']);
  });
});
