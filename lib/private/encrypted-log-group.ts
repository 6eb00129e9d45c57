import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ArnFormat, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { encryptionKey } from './encryption-key';

const KEY_ID = 'KinesisPipelinesLogKey';

const ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

export interface EncryptedLogGroupProps {
  /** By default, one year. */
  readonly retention?: RetentionDays;
  /** By default, the log group is retained. */
  readonly removalPolicy?: RemovalPolicy;
}

/** A log group under the key of its stack. */
export function encryptedLogGroup(scope: Construct, id: string, props: EncryptedLogGroupProps = {}): LogGroup {
  return new LogGroup(scope, id, {
    retention: props.retention ?? RetentionDays.ONE_YEAR,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    encryptionKey: logKey(Stack.of(scope)),
  });
}

/** One for all log groups of a stack, because each key is billed. */
function logKey(stack: Stack): IKey {
  return (stack.node.tryFindChild(KEY_ID) as Key | undefined) ?? newLogKey(stack);
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function newLogKey(stack: Stack): IKey {
  const key = encryptionKey(stack, KEY_ID, { description: `Encrypts the logs of ${stack.node.path}` });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
      actions: ACTIONS,
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroupsOf(stack) } },
    }),
  );
  return key;
}

/** CloudFormation begins the names that it makes up with that of the stack. */
function logGroupsOf(stack: Stack): string {
  return stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: `${Aws.STACK_NAME}-*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
