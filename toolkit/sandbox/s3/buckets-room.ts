import { join } from 'node:path';
import type { SandboxContext } from '../kernel/context';
import type { FaultPoint } from '../kernel/fault-point';
import type { Identity } from '../kernel/identity';
import type { CreatedResource, HttpApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type {
  BucketRegistry,
  BucketService,
  EventBusService,
  ObjectInfo,
  ObjectMetadata,
  ObjectNotifier,
} from '../kernel/services';
import { objectProperty } from '../kernel/template-values';
import { S3Api } from './api/s3-api';
import { AuthorizedBuckets } from './authorized-buckets';
import { BucketPermissions } from './bucket-permissions';
import { ObjectEvents } from './object-events';
import { ObjectStore, type WriteDenial } from './object-store';

const BUCKET_NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Amazon S3: every bucket is a folder that can be listed and read with any tool. */
export class BucketsRoom implements Room, BucketService, BucketRegistry, ObjectNotifier {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::S3::Bucket',
      honours: ['BucketName', 'NotificationConfiguration.EventBridgeConfiguration'],
      records: [
        'AccessControl',
        'BucketEncryption',
        'LifecycleConfiguration',
        'LoggingConfiguration',
        'OwnershipControls',
        'PublicAccessBlockConfiguration',
        'Tags',
        'VersioningConfiguration',
      ],
      create: (request) => this.createBucket(request),
    },
    {
      type: 'AWS::S3::BucketPolicy',
      honours: [],
      records: ['Bucket', 'PolicyDocument'],
      create: (request) => ({ ref: request.generatedName }),
    },
  ];
  readonly httpApis: readonly HttpApi[];

  private readonly store: ObjectStore;
  private readonly objectEvents: ObjectEvents;
  private readonly permissions: BucketPermissions;

  constructor(
    private readonly context: SandboxContext,
    { eventBus }: { readonly eventBus?: EventBusService } = {},
  ) {
    this.objectEvents = new ObjectEvents(context, eventBus);
    this.store = new ObjectStore(join(context.dataDir, 's3'), context.clock, this.objectEvents);
    this.permissions = new BucketPermissions(context);
    this.httpApis = [new S3Api(this.store, this.permissions, context)];
  }

  async put(bucket: string, key: string, body: Buffer, metadata: ObjectMetadata = {}): Promise<void> {
    await this.store.put(bucket, key, body, metadata);
  }

  get(bucket: string, key: string): Promise<Buffer> {
    return this.store.get(bucket, key);
  }

  async list(bucket: string, prefix = ''): Promise<readonly ObjectInfo[]> {
    const keys = await this.store.keys(bucket, prefix);
    const objects = await Promise.all(keys.map((key) => this.store.head(bucket, key)));
    return objects.map(({ key, size, lastModified }) => ({ key, size, lastModified }));
  }

  file(bucket: string, key: string): string {
    return this.store.file(bucket, key);
  }

  /** Buckets as somebody uses them who must be allowed to. */
  as(identity: Identity): BucketService {
    return new AuthorizedBuckets(this, this.permissions, identity);
  }

  onCreated(listener: (bucket: string, key: string) => void): () => void {
    return this.objectEvents.onCreated(listener);
  }

  manage(bucket: string): void {
    this.store.addBucket(bucket);
  }

  /** The folder that holds the objects of a bucket. */
  folder(bucket: string): string {
    return this.store.folder(bucket);
  }

  /** Where writes to a bucket may be denied on purpose. @throws AwsError `NoSuchBucket` */
  writeDenials(bucket: string): FaultPoint<WriteDenial> {
    return this.store.writeDenials(bucket);
  }

  /** No object is written any more. */
  freeze(): void {
    this.store.freeze();
  }

  private createBucket(request: ResourceRequest): CreatedResource {
    const name = (request.properties.BucketName as string | undefined) ?? request.generatedName.toLowerCase();
    if (!BUCKET_NAME.test(name)) {
      throw new Error(`BucketName must be 3-63 lowercase letters, digits, dots and hyphens, got ${name}`);
    }
    this.store.addBucket(name);
    this.permissions.encrypt(name, objectProperty(request.properties, 'BucketEncryption'));
    if (reportsToEventBridge(request.properties)) this.objectEvents.report(name);
    return { ref: name, attributes: this.attributes(name) };
  }

  private attributes(name: string): Record<string, string> {
    const { partition, region } = this.context;
    return {
      Arn: `arn:${partition}:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      WebsiteURL: `http://${name}.s3-website-${region}.amazonaws.com`,
    };
  }
}

/** The presence of the configuration is enough; the service takes it for true whatever it says. */
function reportsToEventBridge(properties: ResourceRequest['properties']): boolean {
  return objectProperty(properties, 'NotificationConfiguration').EventBridgeConfiguration !== undefined;
}
