import { processedOf } from '../../../../lambda/shared/redrive/item-failures';

const RECORDS = ['1', '2', '2', '3'].map((sequenceNumber) => ({
  kinesis: { sequenceNumber, partitionKey: 'a', data: '' },
}));

function failures(...itemIdentifiers: unknown[]) {
  return { batchItemFailures: itemIdentifiers.map((itemIdentifier) => ({ itemIdentifier })) };
}

describe('processedOf', () => {
  test.each([[null], [''], [[]], [{}], [{ batchItemFailures: [] }], [{ batchItemFailures: null }], ['text'], [7]])(
    'takes %j for success',
    (response) => {
      expect(processedOf(response, RECORDS)).toBe(4);
    },
  );

  test.each<[object, number]>([
    [failures('3'), 3],
    [failures('3', '2'), 1],
    [failures('1'), 0],
  ])('reads %j', (response, processed) => {
    expect(processedOf(response, RECORDS)).toBe(processed);
  });

  test.each([
    [failures('')],
    [failures(null)],
    [failures('9')],
    [failures('3', '9')],
    [{ batchItemFailures: [{ foo: 1 }] }],
    [{ batchItemFailures: [null] }],
    [{ batchItemFailures: 'all' }],
  ])('takes %j for the failure of all', (response) => {
    expect(processedOf(response, RECORDS)).toBe(0);
  });
});
