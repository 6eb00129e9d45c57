import { Match, Template } from 'aws-cdk-lib/assertions';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import type { DataStreamProps } from '../../../lib/stream/data-stream-props';
import { StreamEncryption } from '../../../lib/stream/stream-encryption';

function templateOf(props: (stack: Stack) => DataStreamProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new DataStream(stack, 'Stream', props(stack));
  return Template.fromStack(stack);
}

describe('StreamEncryption', () => {
  test('makes a rotating key for the stream alone', () => {
    const template = templateOf(() => ({ encryption: StreamEncryption.customerManaged() }));
    template.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      Properties: { EnableKeyRotation: true, Description: 'Encrypts the data stream Stack/Stream' },
    });
    template.hasResourceProperties('AWS::Kinesis::Stream', {
      StreamEncryption: {
        EncryptionType: 'KMS',
        KeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('StreamKey'), 'Arn'] },
      },
    });
  });

  test('deletes its own key together with the stream', () => {
    const template = templateOf(() => ({ removalPolicy: RemovalPolicy.DESTROY }));
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });

  test('uses a given key and makes none', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:111111111111:key/given';
    const template = templateOf((stack) => ({
      encryption: StreamEncryption.customerManaged(Key.fromKeyArn(stack, 'Given', keyArn)),
    }));
    template.hasResourceProperties('AWS::Kinesis::Stream', {
      StreamEncryption: { EncryptionType: 'KMS', KeyId: keyArn },
    });
    template.resourceCountIs('AWS::KMS::Key', 0);
  });

  test('does not take a key which AWS manages for one of the customer', () => {
    const key = Alias.fromAliasName(new Stack(new App(), 'Stack'), 'Alias', 'alias/aws/kinesis');
    expect(() => StreamEncryption.customerManaged(key)).toThrow(
      new Error('StreamEncryption.customerManaged: key must be a customer managed key, got alias/aws/kinesis'),
    );
  });

  test('uses the key which AWS manages', () => {
    const template = templateOf(() => ({ encryption: StreamEncryption.managed() }));
    template.hasResourceProperties('AWS::Kinesis::Stream', {
      StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
    });
    template.resourceCountIs('AWS::KMS::Key', 0);
  });
});
