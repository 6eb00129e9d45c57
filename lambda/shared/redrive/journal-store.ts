import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { type Journal, readJournal, writeJournal } from './journal';
import { Unredrivable } from './unredrivable';

/** The state of a window is 1 MB at most, and a batch has at most 10,000 records. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Somebody else has written meanwhile, or does so at this moment. */
const CONFLICTS = ['PreconditionFailed', 'ConditionalRequestConflict'];

interface StoredJournal {
  readonly journal: Journal;
  readonly etag: string;
}

/** Keeps journals beside the failure objects. S3 decides which of two runs is the first to write. */
export class JournalStore {
  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
  ) {}

  async read(key: string): Promise<StoredJournal | undefined> {
    try {
      const {
        Body,
        ETag,
        ContentLength = 0,
      } = await this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      if (ContentLength > MOST_BYTES) throw new Unredrivable('malformed', `its journal holds ${ContentLength} bytes`);
      return { journal: readJournal((await Body?.transformToString()) ?? ''), etag: ETag ?? '' };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  /** Returns its ETag; undefined where there is one already. */
  create(key: string, journal: Journal): Promise<string | undefined> {
    return this.put(key, journal, { IfNoneMatch: '*' });
  }

  /** Returns its new ETag; undefined where it is not any more what it was. */
  replace(key: string, journal: Journal, etag: string): Promise<string | undefined> {
    return this.put(key, journal, { IfMatch: etag });
  }

  private async put(
    Key: string,
    journal: Journal,
    condition: { readonly IfNoneMatch?: string; readonly IfMatch?: string },
  ): Promise<string | undefined> {
    const Body = writeJournal(journal);
    const ContentType = 'application/json';
    try {
      const command = new PutObjectCommand({ Bucket: this.bucket, Key, Body, ContentType, ...condition });
      return (await this.s3.send(command)).ETag;
    } catch (error) {
      if (error instanceof S3ServiceException && CONFLICTS.includes(error.name)) return undefined;
      throw error;
    }
  }
}
