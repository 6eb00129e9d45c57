import { deliveryStreamReplaced } from '../../../../../toolkit/audit/changes/rules/delivery-stream-replaced';
import { removed, replaced, updated } from './changes';

const TYPE = 'AWS::KinesisFirehose::DeliveryStream';

describe('delivery-stream-replaced', () => {
  test('names what replaces it', () => {
    const change = replaced(TYPE, { DeliveryStreamType: 'DirectPut' }, { DeliveryStreamType: 'KinesisStreamAsSource' });
    expect(deliveryStreamReplaced.check(change)).toEqual([
      {
        property: 'DeliveryStreamType',
        before: 'DirectPut',
        after: 'KinesisStreamAsSource',
        message: 'it is replaced: what it has buffered would be lost',
      },
    ]);
  });

  test('holds for a removal too, unless a policy retains it', () => {
    expect(deliveryStreamReplaced.check(removed(TYPE))).toHaveLength(1);
    expect(deliveryStreamReplaced.check(removed(TYPE, { DeletionPolicy: 'Retain' }))).toEqual([]);
  });

  test('lets it change, and another go', () => {
    expect(deliveryStreamReplaced.check(updated(TYPE, {}, { Tags: [] }))).toEqual([]);
    expect(deliveryStreamReplaced.check(removed('AWS::SNS::Topic'))).toEqual([]);
  });
});
