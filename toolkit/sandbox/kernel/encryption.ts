import { AwsError } from './aws-error';
import type { Permission } from './identity';

export interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

/** What a service encrypts with a KMS key of the account. */
export interface Encryption {
  /** ARN of the key. */
  readonly key: string;
  /** The service that uses the key for whoever calls it, such as `s3`. */
  readonly service: string;
  /** What the service tells AWS KMS of the resource, such as `aws:s3:arn`. */
  readonly context: Readonly<Record<string, string>>;
  /** How the service answers who may not use the key. Default - AccessDeniedException */
  readonly denial?: (message: string) => AwsError;
}

/** How the writer of an object wants it encrypted, in the words of Amazon S3's headers. */
export interface ServerSideEncryption {
  /** Such as `aws:kms`. */
  readonly algorithm: string;
  /** ARN or id of a key. Default - the key that Amazon S3 has in the account */
  readonly key?: string;
}

/** For reading what is encrypted; nothing where nothing is. */
export function decrypting(encryption: Encryption | undefined, place: Place): readonly Permission[] {
  return encryption === undefined ? [] : [keyPermission('kms:Decrypt', encryption, place)];
}

/** For writing what is to be encrypted; nothing where nothing is. */
export function encrypting(encryption: Encryption | undefined, place: Place): readonly Permission[] {
  return encryption === undefined ? [] : [keyPermission('kms:GenerateDataKey', encryption, place)];
}

function keyPermission(action: string, { key, service, context, denial }: Encryption, place: Place): Permission {
  const pairs = Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]);
  return {
    action,
    resource: key,
    context: {
      'kms:ViaService': `${service}.${place.region}.${domainOf(place)}`,
      'kms:CallerAccount': place.account,
      'kms:EncryptionContextKeys': Object.keys(context),
      ...Object.fromEntries(pairs),
    },
    denial: denial ?? ((message) => new AwsError('AccessDeniedException', message)),
  };
}

function domainOf({ partition }: Place): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/**
 * The ARN of a key that a template refers to by its ARN or id. Undefined for a key that AWS manages, which everybody may
 * use through its service, and for an alias, whose key is not known.
 */
export function keyArn(reference: unknown, { partition, region, account }: Place): string | undefined {
  if (typeof reference !== 'string' || /(^|:)alias\//.test(reference)) return undefined;
  if (reference.startsWith('arn:')) return reference;
  return reference === '' ? undefined : `arn:${partition}:kms:${region}:${account}:key/${reference}`;
}
