import { documentIn, narrowed } from '../../../../lambda/shared/redrive/pointer';

describe('documentIn', () => {
  test.each([
    ['a message of Lambda', '{"version":"1.0"}', '{"version":"1.0"}'],
    [
      'a notification of Amazon SNS',
      '{"Type":"Notification","Message":"{\\"version\\":\\"1.0\\"}"}',
      '{"version":"1.0"}',
    ],
    [
      'another envelope',
      '{"Type":"SubscriptionConfirmation","Message":"x"}',
      '{"Type":"SubscriptionConfirmation","Message":"x"}',
    ],
    ['an envelope without text', '{"Type":"Notification","Message":{}}', '{"Type":"Notification","Message":{}}'],
    ['gibberish', 'gibberish', 'gibberish'],
    ['null', 'null', 'null'],
  ])('finds it in %s', (_, body, document) => {
    expect(documentIn(body)).toBe(document);
  });
});

describe('narrowed', () => {
  test('names a part of a batch, and keeps the rest of the document', () => {
    const Records = ['7', '8', '9'].map((sequenceNumber) => ({
      kinesis: { sequenceNumber, partitionKey: 'a', data: '' },
    }));
    const KinesisBatchInfo = { shardId: 's', startSequenceNumber: '7', endSequenceNumber: '9', batchSize: 3 };
    const document = JSON.stringify({ version: '1.0', KinesisBatchInfo });
    expect(JSON.parse(narrowed(document, { Records }, [1, 3]))).toEqual({
      version: '1.0',
      KinesisBatchInfo: { shardId: 's', startSequenceNumber: '8', endSequenceNumber: '9', batchSize: 2 },
    });
  });
});
