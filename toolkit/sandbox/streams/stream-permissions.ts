import { AwsError } from '../kernel/aws-error';
import { type Encryption, keyArn, type Place } from '../kernel/encryption';
import type { DataStream } from './stream';

/** How the records of a stream are encrypted; undefined where the key, if any, is not the account's own. */
export function streamEncryption({ settings, arn }: DataStream, place: Place): Encryption | undefined {
  const key = keyArn(settings.keyId, place);
  if (key === undefined) return undefined;
  return { key, service: 'kinesis', context: { 'aws:kinesis:arn': arn }, denial: keyDenied };
}

function keyDenied(message: string): AwsError {
  return new AwsError('KMSAccessDeniedException', message);
}
