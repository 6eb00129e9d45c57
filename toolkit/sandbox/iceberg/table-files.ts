import { AwsError } from '../kernel/aws-error';
import type { OpenTableColumn, OpenTableRow } from '../kernel/open-tables';
import type { BucketService } from '../kernel/services';
import type { WorkerCalls } from '../kernel/worker-calls';
import type { DataFile, DataFileRequest } from './data-file-protocol';
import { type ManifestFile, manifestsIn } from './manifest';
import type { Snapshot, TableMetadata } from './table-metadata';

/** Names the metadata file which holds now; it is written last, and so makes a commit whole. */
const VERSION_HINT = 'version-hint.text';

/** The files of one table, below its location in a bucket. */
export class TableFiles {
  private readonly bucket: string;
  private readonly prefix: string;

  constructor(
    private readonly buckets: BucketService,
    private readonly worker: WorkerCalls<DataFileRequest, DataFile>,
    location: string,
  ) {
    const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(location) ?? [];
    this.bucket = bucket;
    this.prefix = prefix === '' ? '' : `${prefix}/`;
  }

  /** @returns where the file lies */
  async write(name: string, body: Buffer): Promise<string> {
    await this.buckets.put(this.bucket, `${this.prefix}${name}`, body);
    return this.location(name);
  }

  async dataFile(columns: readonly OpenTableColumn[], rows: readonly OpenTableRow[]): Promise<Buffer> {
    const { file } = await this.worker.call({ columns, rows });
    return Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  }

  /** Where the metadata of a version lies; absent where there is none. */
  metadataFile(version: number): string | undefined {
    return version === 0 ? undefined : this.location(metadataName(version));
  }

  /** The version of the metadata that holds now; 0 where there is none yet. */
  async version(): Promise<number> {
    try {
      return Number(await this.read(`metadata/${VERSION_HINT}`));
    } catch (error) {
      if (error instanceof AwsError && error.code === 'NoSuchKey') return 0;
      throw error;
    }
  }

  async metadata(version: number): Promise<TableMetadata> {
    return JSON.parse((await this.read(metadataName(version))).toString()) as TableMetadata;
  }

  async replaceMetadata(version: number, metadata: TableMetadata): Promise<void> {
    await this.write(metadataName(version), Buffer.from(JSON.stringify(metadata, undefined, 2)));
    await this.write(`metadata/${VERSION_HINT}`, Buffer.from(String(version)));
  }

  async manifests({ 'manifest-list': list }: Snapshot): Promise<ManifestFile[]> {
    return manifestsIn(await this.buckets.get(this.bucket, list.slice(`s3://${this.bucket}/`.length)));
  }

  private location(name: string): string {
    return `s3://${this.bucket}/${this.prefix}${name}`;
  }

  private read(name: string): Promise<Buffer> {
    return this.buckets.get(this.bucket, `${this.prefix}${name}`);
  }
}

function metadataName(version: number): string {
  return `metadata/v${version}.metadata.json`;
}
