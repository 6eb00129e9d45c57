import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface EncryptionKeyProps {
  /** What the key encrypts. */
  readonly description: string;
  readonly removalPolicy?: RemovalPolicy;
}

/** A key of its own, rotated every year; retained unless told otherwise, because what it encrypted is lost without it. */
export function encryptionKey(scope: Construct, id: string, props: EncryptionKeyProps): Key {
  return new Key(scope, id, {
    description: props.description,
    enableKeyRotation: true,
    pendingWindow: Duration.days(30),
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
  });
}

/** Lets the grantee use a key through one service only, such as `kinesis`. */
export function grantKeyThrough(service: string, key: IKey, grantee: IGrantable, ...actions: string[]): Grant {
  const { urlSuffix } = Stack.of(key);
  return Grant.addToPrincipalOrResource({
    grantee,
    actions,
    resourceArns: [key.keyArn],
    resource: key,
    resourceSelfArns: ['*'],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${key.env.region}.${urlSuffix}` } },
  });
}

/** The same, beside another grant on what may be encrypted; without a key, nothing more is granted. */
export function withKeyThrough(
  grant: Grant,
  service: string,
  key: IKey | undefined,
  grantee: IGrantable,
  ...actions: string[]
): Grant {
  return key === undefined ? grant : grant.combine(grantKeyThrough(service, key, grantee, ...actions));
}
