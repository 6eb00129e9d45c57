import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { OpenTable, OpenTableDefinition, OpenTableService } from '../kernel/open-tables';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { BucketRegistry, BucketService, CatalogService } from '../kernel/services';
import { WorkerCalls } from '../kernel/worker-calls';
import type { DataFile, DataFileRequest } from './data-file-protocol';
import { IcebergTable } from './iceberg-table';
import { TableFiles } from './table-files';
import { bucketOfTable, type IcebergMetadata, icebergDefinition } from './table-resource';

const S3_TABLES_CATALOG = /:catalog\/s3tablescatalog\/([^/]+)$/;

/** Tables of Apache Iceberg: those of Amazon S3 Tables, and those which the Glue Data Catalog knows. */
export class IcebergRoom implements Room, OpenTableService {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::S3Tables::TableBucket',
      honours: ['TableBucketName'],
      records: ['EncryptionConfiguration', 'Tags', 'UnreferencedFileRemoval'],
      create: (request) => this.createTableBucket(request),
    },
    {
      type: 'AWS::S3Tables::Namespace',
      honours: ['Namespace', 'TableBucketARN'],
      create: ({ properties }) => ({ ref: `${properties.TableBucketARN}|${properties.Namespace}` }),
    },
    {
      type: 'AWS::S3Tables::Table',
      honours: ['Namespace', 'TableBucketARN', 'TableName', 'IcebergMetadata'],
      records: ['Compaction', 'OpenTableFormat', 'SnapshotManagement', 'StorageClassConfiguration', 'Tags'],
      create: (request) => this.createTable(request),
    },
  ];

  private readonly worker = new WorkerCalls<DataFileRequest, DataFile>('iceberg');
  /** Of Amazon S3 Tables, by table bucket, namespace and name. */
  private readonly definitions = new Map<string, OpenTableDefinition>();
  private readonly open = new Map<string, IcebergTable>();

  constructor(
    private readonly context: SandboxContext,
    private readonly services: { readonly buckets: BucketService & BucketRegistry; readonly catalog: CatalogService },
  ) {}

  openTable(catalogArn: string, database: string, table: string): OpenTable {
    const definition = this.definition(catalogArn, database, table);
    const { location } = definition;
    const known = this.open.get(location);
    if (known !== undefined) return known;
    const files = new TableFiles(this.services.buckets, this.worker, location);
    const opened = new IcebergTable(this.context.clock, definition, files);
    this.open.set(location, opened);
    return opened;
  }

  async close(): Promise<void> {
    await this.worker.close();
  }

  private definition(catalogArn: string, database: string, table: string): OpenTableDefinition {
    const tableBucket = S3_TABLES_CATALOG.exec(catalogArn)?.[1];
    if (tableBucket === undefined) return this.services.catalog.openTable(database, table);
    const definition = this.definitions.get(keyOf(tableBucket, database, table));
    if (definition === undefined) throw new AwsError('EntityNotFoundException', `Entity Not Found (Table ${table})`);
    return definition;
  }

  private createTableBucket({ properties, generatedName }: ResourceRequest): CreatedResource {
    const { partition, region, account } = this.context;
    const name = String(properties.TableBucketName ?? generatedName.toLowerCase());
    const arn = `arn:${partition}:s3tables:${region}:${account}:bucket/${name}`;
    return { ref: arn, attributes: { TableBucketARN: arn } };
  }

  private createTable({ properties, generatedName }: ResourceRequest): CreatedResource {
    const { Namespace, TableBucketARN, TableName, IcebergMetadata } = properties;
    const tableBucket = String(TableBucketARN).split('/').at(-1) as string;
    const name = String(TableName ?? generatedName.toLowerCase());
    const bucket = bucketOfTable(tableBucket, String(Namespace), name);
    this.services.buckets.manage(bucket);
    const definition = icebergDefinition(`s3://${bucket}`, IcebergMetadata as IcebergMetadata | undefined);
    this.definitions.set(keyOf(tableBucket, String(Namespace), name), definition);
    const arn = `${TableBucketARN}/table/${name}`;
    return { ref: arn, attributes: { TableARN: arn, WarehouseLocation: `s3://${bucket}` } };
  }
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('/').toLowerCase();
}
