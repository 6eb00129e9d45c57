import { Template } from 'aws-cdk-lib/assertions';
import { DeliveryStream, type IDestination } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';

export const ACCOUNT = '111111111111';
export const REGION = 'eu-west-1';

/** What exists before the stack that delivers. */
export interface Given {
  readonly stack: Stack;
  readonly secret: ISecret;
  readonly bucket: IBucket;
}

export const arn = (service: string, resource: string, account = ACCOUNT, region = REGION) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

export function given(): Given {
  const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: REGION } });
  const key = (id: string) => Key.fromKeyArn(stack, `${id}Key`, arn('kms', `key/${id.toLowerCase()}`));
  const secret = Secret.fromSecretAttributes(stack, 'Login', {
    secretCompleteArn: arn('secretsmanager', 'secret:login-AbCdEf'),
    encryptionKey: key('Login'),
  });
  const bucket = Bucket.fromBucketAttributes(stack, 'Given', { bucketName: 'given', encryptionKey: key('Given') });
  return { stack, secret, bucket };
}

/** The template of a delivery stream with the destination. */
export function delivering(destinationIn: (parts: Given) => IDestination): Template {
  const parts = given();
  new DeliveryStream(parts.stack, 'Delivery', { destination: destinationIn(parts) });
  return Template.fromStack(parts.stack);
}

/** The properties of the one delivery stream of a template. */
// biome-ignore lint/suspicious/noExplicitAny: whatever CloudFormation takes
export function deliveryStreamOf(template: Template): Record<string, any> {
  const [resource] = Object.values(template.findResources('AWS::KinesisFirehose::DeliveryStream'));
  return resource?.Properties;
}
