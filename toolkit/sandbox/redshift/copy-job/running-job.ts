import type { Timer } from '../../kernel/clock';
import type { BucketService, ObjectInfo } from '../../kernel/services';
import type { CopyCommand } from '../copy/copy-command';
import { parseCopy } from '../copy/parse-copy';
import { splitUrl } from '../copy/source-files';
import { DatabaseError } from '../engine/warehouse-database';
import { prepareLoad } from '../prepare-statement';
import { type CopyJob, knownKeys, noteObject } from './copy-job-statements';
import type { CopyJobsParts } from './copy-jobs-parts';

/** Amazon Redshift copies about a minute after objects came. */
const COPY_DELAY_MS = 60_000;

/** Copies the objects of one job, each once. */
export class RunningJob {
  private readonly command: CopyCommand;
  private readonly bucket: string;
  private readonly buckets: BucketService;
  private readonly prefix: string;
  private readonly stopListening: (() => void) | undefined;
  private timer: Timer | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: CopyJobsParts,
    private readonly job: CopyJob,
  ) {
    this.command = parseCopy(job.copy);
    const { bucket, key } = splitUrl(this.command.source);
    this.bucket = bucket;
    this.buckets = parts.bucketsOf(this.command.roleArn);
    this.prefix = key;
    if (!job.isAuto) return;
    this.stopListening = parts.notifier.onCreated((created, name) => {
      if (created === bucket && name.startsWith(key)) this.schedule();
    });
    this.schedule();
  }

  get pending(): readonly string[] {
    return this.timer === undefined ? [] : [`COPY job ${this.job.name} looks for objects in ${this.bucket}`];
  }

  /** Copies what has come. */
  run(): Promise<void> {
    const done = this.last.then(() => this.copyNew());
    this.last = done.catch(() => undefined);
    return done;
  }

  stop(): void {
    this.stopListening?.();
    this.timer?.cancel();
    this.timer = undefined;
  }

  private schedule(): void {
    const { clock } = this.parts.context;
    this.timer ??= clock.schedule(`COPY job ${this.job.name}`, COPY_DELAY_MS, () => this.runByItself());
  }

  private async runByItself(): Promise<void> {
    this.timer = undefined;
    await this.run().catch((error: Error) => this.warn(`cannot copy: ${error.message}`));
  }

  private async copyNew(): Promise<void> {
    const [known] = await this.parts.run([knownKeys(this.job.name)]);
    const keys = new Set(known?.rows.map(([key]) => key));
    const objects = await this.buckets.list(this.bucket, this.prefix);
    for (const object of objects) if (!keys.has(object.key)) await this.copy(object);
  }

  /** One that fails is left out from then on. */
  private async copy(object: ObjectInfo): Promise<void> {
    const { run } = this.parts;
    const { bucket, buckets } = this;
    const file = { url: `s3://${bucket}/${object.key}`, path: buckets.file(bucket, object.key) };
    const note = (status: 'I' | 'E') => noteObject(this.job.name, { ...object, bucket, status });
    try {
      await run([await prepareLoad(this.command, buckets, [file]), note('I')]);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      await run([note('E')]);
      this.warn(`leaves out ${file.url}: ${error.message}`);
    }
  }

  private warn(problem: string): void {
    this.parts.context.events.emit({ type: 'warning', message: `COPY job ${this.job.name} ${problem}` });
  }
}
