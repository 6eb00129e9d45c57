import { AwsError } from '../../kernel/aws-error';
import { decrypting, type Encryption, encrypting, keyArn, type Place } from '../../kernel/encryption';
import type { Permission } from '../../kernel/identity';
import type { DeliveryStreams } from '../delivery-streams';
import type { Input } from './operation';

const PUTS = ['PutRecord', 'PutRecordBatch'];

/** What operations on delivery streams need. Whoever puts records may use the key of the account that encrypts them. */
export function permissionsFor(
  operation: string,
  { DeliveryStreamName: name }: Input,
  deliveryStreams: DeliveryStreams,
  place: Place,
): readonly Permission[] {
  const action = `firehose:${operation}`;
  if (operation === 'ListDeliveryStreams') return [{ action, resource: '*' }];
  const arn = `arn:${place.partition}:firehose:${place.region}:${place.account}:deliverystream/${name}`;
  if (!PUTS.includes(operation) || !deliveryStreams.has(String(name))) return [{ action, resource: arn }];
  const encryption = encryptionOf(arn, deliveryStreams.require(name).encryption?.KeyARN, place);
  return [{ action, resource: arn }, ...encrypting(encryption, place), ...decrypting(encryption, place)];
}

function encryptionOf(arn: string, reference: string | undefined, place: Place): Encryption | undefined {
  const key = keyArn(reference, place);
  return key === undefined ? undefined : { key, service: 'firehose', context: { 'aws:firehose:arn': arn }, denial };
}

function denial(message: string): AwsError {
  return new AwsError('InvalidKMSResourceException', message);
}
