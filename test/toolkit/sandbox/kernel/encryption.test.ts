import { decrypting, encrypting, keyArn } from '../../../../toolkit/sandbox/kernel/encryption';

const PLACE = { region: 'eu-west-1', account: '123456789012', partition: 'aws' };
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd';
const ENCRYPTION = { key: KEY, service: 'kinesis', context: { 'aws:kinesis:arn': 'arn:stream' } };

describe('keyArn', () => {
  test.each([
    [KEY, KEY],
    ['1234abcd', KEY],
    ['alias/aws/kinesis', undefined],
    ['alias/own', undefined],
    ['arn:aws:kms:eu-west-1:123456789012:alias/own', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j is %j', (reference, arn) => {
    expect(keyArn(reference, PLACE)).toBe(arn);
  });
});

describe('the permission to use a key', () => {
  test('names the service, what it encrypts, and who calls', () => {
    expect(decrypting(ENCRYPTION, PLACE)).toEqual([
      {
        action: 'kms:Decrypt',
        resource: KEY,
        context: {
          'kms:ViaService': 'kinesis.eu-west-1.amazonaws.com',
          'kms:CallerAccount': '123456789012',
          'kms:EncryptionContextKeys': ['aws:kinesis:arn'],
          'kms:EncryptionContext:aws:kinesis:arn': 'arn:stream',
        },
        denial: expect.any(Function),
      },
    ]);
  });

  test('is to make a data key where something is written', () => {
    expect(encrypting(ENCRYPTION, PLACE)).toMatchObject([{ action: 'kms:GenerateDataKey', resource: KEY }]);
  });

  test('names the services of China by their own domain', () => {
    const [permission] = decrypting(ENCRYPTION, { ...PLACE, partition: 'aws-cn', region: 'cn-north-1' });
    expect(permission?.context).toMatchObject({ 'kms:ViaService': 'kinesis.cn-north-1.amazonaws.com.cn' });
  });

  test('is none where no key of the account encrypts', () => {
    expect([...decrypting(undefined, PLACE), ...encrypting(undefined, PLACE)]).toEqual([]);
  });

  test('is denied as AccessDeniedException, unless the service has another word', () => {
    const [permission] = decrypting(ENCRYPTION, PLACE);
    expect(permission?.denial?.('no')).toMatchObject({ code: 'AccessDeniedException', message: 'no' });
  });
});
