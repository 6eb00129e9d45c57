import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Annotations, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { requireThat } from '../../private/validation';

/** Throws unless Amazon S3 can use the key of the bucket, and warns where objects leave the Region of the delivery. */
export function checkRegions(role: IRole, bucket: IBucket): void {
  const { region } = bucket.env;
  const keyRegion = bucket.encryptionKey?.env.region ?? region;
  requireThat(!differ(keyRegion, region), bucket, 'encryptionKey', `in the Region of the bucket, ${region}`, keyRegion);
  const ownRegion = Stack.of(role).region;
  if (differ(ownRegion, region)) warnOfTransfer(role, bucket, ownRegion);
}

function warnOfTransfer(role: IRole, { node, env }: IBucket, ownRegion: string): void {
  Annotations.of(role).addWarningV2(
    'cdk-kinesis-pipelines:bucketInOtherRegion',
    `${node.path}: objects go from ${ownRegion} to ${env.region}, which costs data transfer`,
  );
}

function differ(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}
