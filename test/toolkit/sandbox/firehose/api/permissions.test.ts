import { permissionsFor } from '../../../../../toolkit/sandbox/firehose/api/permissions';
import { DeliveryStreams } from '../../../../../toolkit/sandbox/firehose/delivery-streams';
import { testContext } from '../../context';

const ARN = 'arn:aws:firehose:us-east-1:123456789012:deliverystream/orders';
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd';

function needed(
  operation: string,
  encryption?: { readonly KeyType: string; readonly KeyARN?: string },
  DeliveryStreamName = 'orders',
) {
  const context = testContext();
  const deliveryStreams = new DeliveryStreams(context);
  const entry = { name: 'orders', arn: ARN, createdAt: 0, status: 'ACTIVE' as const, version: 1, tags: new Map() };
  deliveryStreams.add({ ...entry, properties: {}, encryption });
  return permissionsFor(operation, { DeliveryStreamName }, deliveryStreams, context);
}

function pairs(...given: Parameters<typeof needed>): string[] {
  return needed(...given).map(({ action, resource }) => `${action} ${resource}`);
}

describe('permissionsFor', () => {
  test.each(['PutRecord', 'PutRecordBatch'])(
    '%s needs the key of the account that encrypts what is put',
    (operation) => {
      const encryption = { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY };
      expect(pairs(operation, encryption)).toEqual([
        `firehose:${operation} ${ARN}`,
        `kms:GenerateDataKey ${KEY}`,
        `kms:Decrypt ${KEY}`,
      ]);
      expect(pairs(operation, { KeyType: 'AWS_OWNED_CMK' })).toEqual([`firehose:${operation} ${ARN}`]);
      expect(pairs(operation)).toEqual([`firehose:${operation} ${ARN}`]);
    },
  );

  test('name the delivery stream to the key, and deny it in the words of Amazon Data Firehose', () => {
    const [, key] = needed('PutRecord', { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY });
    expect(key?.context).toMatchObject({
      'kms:ViaService': 'firehose.us-east-1.amazonaws.com',
      'kms:EncryptionContext:aws:firehose:arn': ARN,
    });
    expect(key?.denial?.('no')).toMatchObject({ code: 'InvalidKMSResourceException', message: 'no' });
  });

  test('need no key of a delivery stream that is not there', () => {
    expect(pairs('PutRecord', undefined, 'gone')).toEqual([`firehose:PutRecord ${ARN.replace('orders', 'gone')}`]);
  });

  test.each([
    ['DescribeDeliveryStream', ARN],
    ['ListDeliveryStreams', '*'],
  ])('%s needs no key', (operation, resource) => {
    const encryption = { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY };
    expect(pairs(operation, encryption)).toEqual([`firehose:${operation} ${resource}`]);
  });
});
