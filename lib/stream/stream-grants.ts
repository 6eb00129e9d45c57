import type { Grant, IGrantable, IResourceWithPolicyV2 } from 'aws-cdk-lib/aws-iam';
import type { CfnStream, IStream, IStreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Resource, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { warnUnlessAttached } from '../private/immutable-role';
import { requireThat } from '../private/validation';
import { accountAbroad, grantAcrossAccounts } from './cross-account-grant';
import type { IStreamEventSource } from './stream-event-source';

/**
 * What Lambda asks of the role of a function, whether it polls the stream or is pushed by a consumer. Sorted, so that
 * policies come out the same whether or not an app minimizes them.
 */
const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
const SUBSCRIBE = 'kinesis:SubscribeToShard';
/** Other readers than Lambda wait until a consumer is active. */
const READ_CONSUMER = ['kinesis:DescribeStreamConsumer', SUBSCRIBE];
const READ_RANGE = ['kinesis:GetRecords', 'kinesis:GetShardIterator'];
const WRITE_BATCH = 'kinesis:PutRecords';
const WRITE = ['kinesis:PutRecord', WRITE_BATCH];
const DECRYPT = 'kms:Decrypt';
const ENCRYPT = 'kms:GenerateDataKey';
const MANAGED_KEY = 'alias/aws/kinesis';

/** A consumer of a stream, with a policy that can be added to. */
export interface SharedConsumer extends IResourceWithPolicyV2, IConstruct {
  readonly consumer: IStreamConsumer;
  readonly stream: IStream;
}

export function grantStreamRead(stream: IStream, grantee: IGrantable): Grant {
  return grantOnStream(stream, grantee, READ, [DECRYPT]);
}

/** For who has been told the place of records. */
export function grantRangeRead(stream: IStream, grantee: IGrantable): Grant {
  return grantOnStream(stream, grantee, READ_RANGE, [DECRYPT]);
}

/** For functions of this library, which never put a record by itself. */
export function grantBatchWrite(stream: IStream, grantee: IGrantable): Grant {
  return grantToProducer(stream, grantee, [WRITE_BATCH], [ENCRYPT]);
}

export function grantStreamWrite(stream: IStream, grantee: IGrantable): Grant {
  return grantToProducer(stream, grantee, WRITE, [ENCRYPT]);
}

export function grantStreamReadWrite(stream: IStream, grantee: IGrantable): Grant {
  return grantToProducer(stream, grantee, [...READ, ...WRITE], [DECRYPT, ENCRYPT]);
}

export function grantConsumerRead(source: SharedConsumer, grantee: IGrantable): Grant {
  return grantOnConsumer(source, grantee, READ_CONSUMER);
}

/** What an event source mapping needs of the role of its function. */
export function grantMappingRead(source: IStreamEventSource, grantee: IGrantable): Grant {
  return isConsumer(source) ? grantOnConsumer(source, grantee, [SUBSCRIBE]) : source.grantRead(grantee);
}

function isConsumer(source: IStreamEventSource): source is IStreamEventSource & SharedConsumer {
  return 'consumer' in source && 'addToResourcePolicy' in source;
}

/** Reading through a consumer takes reading the stream, too, where a function's retries come from. */
function grantOnConsumer(source: SharedConsumer, grantee: IGrantable, actions: string[]): Grant {
  const resourceArns = [source.consumer.streamConsumerArn];
  const onConsumer = grantAcrossAccounts({ grantee, actions, resourceArns, resource: source });
  return onConsumer.combine(grantStreamRead(source.stream, grantee));
}

/** A processor says itself what its role lacks; for a producer there is nobody else to say it. */
function grantToProducer(stream: IStream, grantee: IGrantable, actions: string[], keyActions: string[]): Grant {
  const grant = grantOnStream(stream, grantee, actions, keyActions);
  if (accountAbroad(stream, grantee) === undefined) warnUnlessAttached(grantee, grant);
  return grant;
}

function grantOnStream(stream: IStream, grantee: IGrantable, actions: string[], keyActions: string[]): Grant {
  requireSharableKey(stream, grantee);
  const onStream = grantAcrossAccounts({ grantee, actions, resourceArns: [stream.streamArn], resource: stream });
  if (stream.encryptionKey === undefined) return onStream;
  return onStream.combine(grantKey(stream, stream.encryptionKey, grantee, keyActions));
}

function grantKey(stream: IStream, key: IKey, grantee: IGrantable, actions: string[]): Grant {
  const { region, urlSuffix } = Stack.of(key);
  const viaService = { 'kms:ViaService': `kinesis.${region}.${urlSuffix}` };
  return grantAcrossAccounts({
    grantee,
    actions,
    resourceArns: [key.keyArn],
    resource: key,
    resourceSelfArns: ['*'],
    conditions: { StringEquals: viaService },
    abroad: {
      resourceArns: [keyArnAbroad(key)],
      conditions: { StringEquals: { ...viaService, 'kms:EncryptionContext:aws:kinesis:arn': stream.streamArn } },
    },
  });
}

/** No other account can know the ARN of a key that is yet to be made; the stream it encrypts tells it from others. */
function keyArnAbroad(key: IKey): string {
  return Resource.isOwnedResource(key)
    ? Stack.of(key).formatArn({ service: 'kms', resource: 'key', resourceName: '*' })
    : key.keyArn;
}

/** Whatever its policies say, nobody of another account could decrypt a record. */
function requireSharableKey(stream: IStream, grantee: IGrantable): void {
  const { streamEncryption } = (stream.node.defaultChild ?? {}) as Partial<CfnStream>;
  const managed = (streamEncryption as CfnStream.StreamEncryptionProperty | undefined)?.keyId === MANAGED_KEY;
  const account = managed ? accountAbroad(stream, grantee) : undefined;
  const allowed = `customer managed to be shared with account ${account}`;
  requireThat(account === undefined, stream.node.path, 'encryption', allowed, MANAGED_KEY);
}
