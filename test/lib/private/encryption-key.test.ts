import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { encryptionKey, grantKeyThrough } from '../../../lib/private/encryption-key';

describe('encryptionKey', () => {
  test('rotates, and outlives the stack by default', () => {
    const stack = new Stack(new App(), 'Stack');
    encryptionKey(stack, 'Key', { description: 'Encrypts a test' });
    Template.fromStack(stack).hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { Description: 'Encrypts a test', EnableKeyRotation: true, PendingWindowInDays: 30 },
    });
  });

  test('goes with the stack where asked to', () => {
    const stack = new Stack(new App(), 'Stack');
    encryptionKey(stack, 'Key', { description: 'Encrypts a test', removalPolicy: RemovalPolicy.DESTROY });
    Template.fromStack(stack).hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });
});

describe('grantKeyThrough', () => {
  test('binds the grant to the key and the service', () => {
    const stack = new Stack(new App(), 'Stack');
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const key = new Key(stack, 'Key');
    grantKeyThrough('kinesis', key, role, 'kms:Decrypt');
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 'kms:Decrypt',
            Effect: 'Allow',
            Resource: stack.resolve(key.keyArn),
            Condition: {
              StringEquals: { 'kms:ViaService': stack.resolve(`kinesis.${stack.region}.${stack.urlSuffix}`) },
            },
          },
        ],
      },
    });
  });

  test('lets in a principal of another account by the key policy too', () => {
    const app = new App();
    const home = new Stack(app, 'Home', { env: { account: '111111111111', region: 'eu-west-1' } });
    const away = new Stack(app, 'Away', { env: { account: '222222222222', region: 'eu-west-1' } });
    const role = new Role(away, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      roleName: 'reader',
    });
    const key = new Key(home, 'Key', { alias: 'alias/shared' });
    expect(() => grantKeyThrough('kinesis', key, role, 'kms:Decrypt')).not.toThrow();
    const policy = Template.fromStack(home).findResources('AWS::KMS::Key');
    expect(JSON.stringify(policy)).toContain('role/reader');
  });
});
