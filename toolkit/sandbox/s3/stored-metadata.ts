import type { ObjectMetadata } from '../kernel/services';

/** What is kept of an object besides its bytes. */
export interface StoredMetadata extends ObjectMetadata {
  /** In quotes, as HTTP wants it. */
  readonly etag: string;
  /** Checksum headers that the writer sent, such as `x-amz-checksum-crc32`. */
  readonly checksums?: Readonly<Record<string, string>>;
}

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly lastModified: number;
  readonly metadata: StoredMetadata;
}
