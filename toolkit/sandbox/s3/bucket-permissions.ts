import type { SandboxContext } from '../kernel/context';
import { decrypting, type Encryption, encrypting, keyArn, type ServerSideEncryption } from '../kernel/encryption';
import type { Permission } from '../kernel/identity';
import { accessDenied } from './errors';

type Properties = Readonly<Record<string, unknown>>;

interface EncryptionRule {
  readonly BucketKeyEnabled?: unknown;
  readonly ServerSideEncryptionByDefault?: { readonly KMSMasterKeyID?: unknown };
}

interface BucketKey {
  readonly key?: string;
  /** An S3 Bucket Key stands between the objects and the key. */
  readonly isShared: boolean;
}

/** What operations on buckets and objects need, their default encryption included. */
export class BucketPermissions {
  private readonly keys = new Map<string, BucketKey>();

  constructor(private readonly context: SandboxContext) {}

  /** A bucket with this property `BucketEncryption`. */
  encrypt(bucket: string, { ServerSideEncryptionConfiguration: rules }: Properties): void {
    const [rule] = Array.isArray(rules) ? (rules as readonly EncryptionRule[]) : [];
    const key = keyArn(rule?.ServerSideEncryptionByDefault?.KMSMasterKeyID, this.context);
    this.keys.set(bucket, { key, isShared: String(rule?.BucketKeyEnabled) === 'true' });
  }

  get(bucket: string, key: string): readonly Permission[] {
    return [this.on('s3:GetObject', bucket, key), ...decrypting(this.encryption(bucket, key), this.context)];
  }

  put(bucket: string, key: string, asked?: ServerSideEncryption): readonly Permission[] {
    const putting = { ...this.on('s3:PutObject', bucket, key), ...(asked && { context: headerKeys(asked) }) };
    return [putting, ...encrypting(this.encryption(bucket, key, asked), this.context)];
  }

  remove(bucket: string, key: string): readonly Permission[] {
    return [this.on('s3:DeleteObject', bucket, key)];
  }

  list(bucket: string, prefix = '', delimiter = ''): readonly Permission[] {
    const context = { 's3:prefix': prefix, 's3:delimiter': delimiter };
    return [{ ...this.on('s3:ListBucket', bucket), context }];
  }

  /** An action on an object, or on the bucket itself. */
  on(action: string, bucket: string, key?: string): Permission {
    return { action, resource: this.arn(bucket, key) };
  }

  private arn(bucket: string, key?: string): string {
    return `arn:${this.context.partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
  }

  private encryption(bucket: string, objectKey: string, asked?: ServerSideEncryption): Encryption | undefined {
    const { key: byDefault, isShared = false } = this.keys.get(bucket) ?? {};
    const key = asked === undefined ? byDefault : keyArn(asked.key, this.context);
    if (key === undefined) return undefined;
    const arn = this.arn(bucket, isShared ? undefined : objectKey);
    return { key, service: 's3', context: { 'aws:s3:arn': arn }, denial: accessDenied };
  }
}

function headerKeys({ algorithm, key }: ServerSideEncryption): Record<string, string> {
  return {
    's3:x-amz-server-side-encryption': algorithm,
    ...(key !== undefined && { 's3:x-amz-server-side-encryption-aws-kms-key-id': key }),
  };
}
