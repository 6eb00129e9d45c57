import { createHash, randomUUID } from 'node:crypto';
import { fstatSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AwsError } from '../kernel/aws-error';
import type { Clock } from '../kernel/clock';
import { FaultPoint } from '../kernel/fault-point';
import type { ObjectMetadata } from '../kernel/services';
import { accessDenied } from './errors';
import { pathOfKey } from './key-path';
import type { ObjectChanges } from './object-events';
import { ObjectFiles } from './object-files';
import type { StoredMetadata, StoredObject } from './stored-metadata';

const MAX_KEY_BYTES = 1024;

/** Cannot be the name of a bucket, nor the encoding of a key. */
const METADATA_FOLDER = '.metadata';
const INCOMING_FOLDER = '.incoming';
const METADATA_SUFFIX = '%.json';

export interface PutOptions extends ObjectMetadata {
  readonly checksums?: Readonly<Record<string, string>>;
  /** Default - the MD5 of the body */
  readonly etag?: string;
  /** Fails where the key has an object already. */
  readonly ifAbsent?: boolean;
  /** Fails unless the key has the object with this ETag. */
  readonly ifMatch?: string;
  /** @default PutObject */
  readonly reason?: 'PutObject' | 'CopyObject';
}

/** An object whose file is open: whoever opened it closes it. */
export interface OpenObject extends StoredObject {
  readonly fd: number;
}

/** Writes of objects whose keys begin with the prefix are denied. */
export interface WriteDenial {
  readonly prefix: string;
}

/** Buckets as plain folders, `<root>/<bucket>/<key>`; what else is known of an object lies in a tree beside them. */
export class ObjectStore {
  private readonly buckets = new Map<string, ObjectFiles>();
  private isFrozen = false;
  private readonly denials = new Map<string, FaultPoint<WriteDenial>>();

  constructor(
    private readonly root: string,
    private readonly clock: Clock,
    private readonly changes: ObjectChanges,
  ) {}

  /** Nothing is written any more. */
  freeze(): void {
    this.isFrozen = true;
  }

  get bucketNames(): readonly string[] {
    return [...this.buckets.keys()].sort();
  }

  addBucket(bucket: string): void {
    const folder = this.folder(bucket);
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(this.root, INCOMING_FOLDER), { recursive: true });
    this.buckets.set(bucket, new ObjectFiles(folder));
    this.denials.set(bucket, new FaultPoint());
  }

  /** @throws AwsError `NoSuchBucket` */
  writeDenials(bucket: string): FaultPoint<WriteDenial> {
    this.requireBucket(bucket);
    return this.denials.get(bucket) as FaultPoint<WriteDenial>;
  }

  folder(bucket: string): string {
    return join(this.root, bucket);
  }

  requireBucket(bucket: string): void {
    this.files(bucket);
  }

  async put(bucket: string, key: string, body: Buffer, options: PutOptions = {}): Promise<StoredMetadata> {
    const files = this.files(bucket);
    requireKey(key);
    if (this.writeDenials(bucket).strike(({ prefix }) => key.startsWith(prefix))) throw accessDenied();
    const { ifAbsent, ifMatch, reason = 'PutObject', ...metadata } = options;
    const stored = { ...metadata, etag: metadata.etag ?? `"${createHash('md5').update(body).digest('hex')}"` };
    const incoming = await this.writeIncoming(body);
    try {
      if (this.isFrozen) throw new AwsError('ServiceUnavailable', 'the sandbox has ended', 503);
      if (ifAbsent && files.find(key) !== undefined) throw preconditionFailed();
      if (ifMatch !== undefined) this.requireMatch(bucket, key, ifMatch);
      this.writeMetadata(bucket, key, stored);
      files.place(key, incoming);
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
    this.changes.created(bucket, { key, size: body.length, etag: stored.etag, reason });
    return stored;
  }

  async get(bucket: string, key: string): Promise<Buffer> {
    return readFile(this.file(bucket, key));
  }

  file(bucket: string, key: string): string {
    const file = this.files(bucket).find(key);
    if (file === undefined) throw new AwsError('NoSuchKey', `The specified key does not exist: ${key}`, 404);
    return file;
  }

  async head(bucket: string, key: string): Promise<StoredObject> {
    const { size, mtimeMs } = await stat(this.file(bucket, key));
    return { key, size, lastModified: Math.round(mtimeMs), metadata: this.readMetadata(bucket, key) };
  }

  /** In one step, so that what is told of an object is told of the bytes that are read, even if it is replaced meanwhile. */
  open(bucket: string, key: string): OpenObject {
    const fd = openSync(this.file(bucket, key), 'r');
    const { size, mtimeMs } = fstatSync(fd);
    return { fd, key, size, lastModified: Math.round(mtimeMs), metadata: this.readMetadata(bucket, key) };
  }

  remove(bucket: string, key: string): void {
    const files = this.files(bucket);
    if (files.find(key) !== undefined) this.changes.deleted(bucket, key);
    files.remove(key);
    rmSync(this.metadataFile(bucket, key), { force: true });
  }

  keys(bucket: string, prefix: string): Promise<string[]> {
    return this.files(bucket).keys(prefix);
  }

  private requireMatch(bucket: string, key: string, etag: string): void {
    this.file(bucket, key);
    if (this.readMetadata(bucket, key).etag !== etag) throw preconditionFailed();
  }

  private files(bucket: string): ObjectFiles {
    const files = this.buckets.get(bucket);
    if (files === undefined) throw new AwsError('NoSuchBucket', `The specified bucket does not exist: ${bucket}`, 404);
    return files;
  }

  /** The file's own time is the sandbox's, so that `ls -l` agrees with the listing. */
  private async writeIncoming(body: Buffer): Promise<string> {
    const file = join(this.root, INCOMING_FOLDER, randomUUID());
    const seconds = this.clock.now() / 1000;
    await writeFile(file, body, { flag: 'wx' });
    await utimes(file, seconds, seconds);
    return file;
  }

  private writeMetadata(bucket: string, key: string, metadata: StoredMetadata): void {
    const file = this.metadataFile(bucket, key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(metadata));
  }

  /** A file that somebody else put there has none. */
  private readMetadata(bucket: string, key: string): StoredMetadata {
    try {
      return JSON.parse(readFileSync(this.metadataFile(bucket, key), 'utf8')) as StoredMetadata;
    } catch {
      return { etag: '"unknown"' };
    }
  }

  private metadataFile(bucket: string, key: string): string {
    return `${join(this.root, METADATA_FOLDER, bucket, ...pathOfKey(key))}${METADATA_SUFFIX}`;
  }
}

function requireKey(key: string): void {
  if (key === '' || Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new AwsError('KeyTooLongError', `Key must be 1-${MAX_KEY_BYTES} bytes, got ${Buffer.byteLength(key)}`);
  }
}

function preconditionFailed(): AwsError {
  return new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
}
