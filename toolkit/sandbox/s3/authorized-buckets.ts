import type { Identity } from '../kernel/identity';
import type { BucketService, ObjectInfo, ObjectToPut } from '../kernel/services';
import type { BucketPermissions } from './bucket-permissions';

/** Buckets as somebody uses them who must be allowed to. */
export class AuthorizedBuckets implements BucketService {
  constructor(
    private readonly buckets: BucketService,
    private readonly permissions: BucketPermissions,
    private readonly identity: Identity,
  ) {}

  async put(bucket: string, key: string, body: Buffer, { encryption, ...metadata }: ObjectToPut = {}): Promise<void> {
    this.identity.require(...this.permissions.put(bucket, key, encryption));
    await this.buckets.put(bucket, key, body, metadata);
  }

  async get(bucket: string, key: string): Promise<Buffer> {
    this.identity.require(...this.permissions.get(bucket, key));
    return this.buckets.get(bucket, key);
  }

  async list(bucket: string, prefix?: string): Promise<readonly ObjectInfo[]> {
    this.identity.require(...this.permissions.list(bucket, prefix));
    return this.buckets.list(bucket, prefix);
  }

  file(bucket: string, key: string): string {
    this.identity.require(...this.permissions.get(bucket, key));
    return this.buckets.file(bucket, key);
  }
}
