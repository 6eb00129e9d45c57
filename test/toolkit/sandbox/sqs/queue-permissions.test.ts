import { QueuePermissions } from '../../../../toolkit/sandbox/sqs/queue-permissions';
import { testContext } from '../context';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:failures';

function actions(operation: string, key?: string): string[] {
  const permissions = new QueuePermissions(testContext());
  permissions.encrypt(QUEUE, key);
  return permissions.for(operation, QUEUE).map(({ action }) => action);
}

describe('QueuePermissions', () => {
  test.each([
    ['SendMessage', ['sqs:SendMessage', 'kms:GenerateDataKey', 'kms:Decrypt']],
    ['SendMessageBatch', ['sqs:SendMessage', 'kms:GenerateDataKey', 'kms:Decrypt']],
    ['ReceiveMessage', ['sqs:ReceiveMessage', 'kms:Decrypt']],
    ['DeleteMessageBatch', ['sqs:DeleteMessage']],
  ])('%s needs %j', (operation, needed) => {
    expect(actions(operation, '1234abcd')).toEqual(needed);
    expect(actions(operation)).toEqual(needed.slice(0, 1));
  });

  test('name the queue to the key, and deny it in the words of Amazon SQS', () => {
    const permissions = new QueuePermissions(testContext());
    permissions.encrypt(QUEUE, '1234abcd');
    const [, key] = permissions.for('SendMessage', QUEUE);
    expect(key?.context).toMatchObject({
      'kms:ViaService': 'sqs.us-east-1.amazonaws.com',
      'kms:EncryptionContext:aws:sqs:arn': QUEUE,
    });
    expect(key?.denial?.('no')).toMatchObject({ code: 'KmsAccessDenied', message: 'no' });
  });
});
