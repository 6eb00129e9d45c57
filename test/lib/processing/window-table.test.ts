import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { WindowTable, type WindowTableProps } from '../../../lib/processing/window-table';
import { withAndWithoutFlags } from '../private/feature-flags';

const TABLE = 'AWS::DynamoDB::Table';

function fixture(props?: WindowTableProps) {
  const stack = new Stack(new App(), 'Stack');
  const results = new WindowTable(stack, 'Results', props);
  return { stack, results, template: Template.fromStack(stack) };
}

describe('WindowTable', () => {
  test('has production defaults', () => {
    expect(fixture().template.toJSON().Resources).toMatchSnapshot();
  });

  test('keeps results by group and window, and lets them expire', () => {
    fixture().template.hasResourceProperties(TABLE, {
      KeySchema: [
        { AttributeName: 'group', KeyType: 'HASH' },
        { AttributeName: 'window', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
    });
  });

  test('takes a key', () => {
    const stack = new Stack(new App(), 'Stack');
    const encryptionKey = new Key(stack, 'Key');
    const results = new WindowTable(stack, 'Results', { encryptionKey });
    expect(results.encryptionKey).toBe(encryptionKey);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties(TABLE, {
      SSESpecification: { SSEType: 'KMS', KMSMasterKeyId: stack.resolve(encryptionKey.keyArn) },
    });
  });

  test('goes with the stack, and its key too, only when told so', () => {
    const { template } = fixture({ removalPolicy: RemovalPolicy.DESTROY });
    template.hasResource(TABLE, { DeletionPolicy: 'Delete' });
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });

  test('depends on no feature flag', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => new WindowTable(stack, 'Results'));
    expect(recommended).toEqual(bare);
  });
});
