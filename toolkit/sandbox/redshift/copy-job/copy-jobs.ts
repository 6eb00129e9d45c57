import { parseCopy } from '../copy/parse-copy';
import { splitUrl } from '../copy/source-files';
import type { SqlStatement } from '../engine/engine-request';
import { NOTHING } from '../streaming/streaming-statements';
import { type CopyJob, createdJob, createJob, dropJob, droppedJob, JOBS, runJob } from './copy-job-statements';
import type { CopyJobsParts } from './copy-jobs-parts';
import { RunningJob } from './running-job';

/** The jobs of a database that copy objects as they come. */
export class CopyJobs {
  private readonly running = new Map<string, RunningJob>();
  private readonly stateKey: string;

  constructor(private readonly parts: CopyJobsParts) {
    this.stateKey = `warehouse/${parts.namespaceName}/copy-jobs`;
  }

  get pending(): readonly string[] {
    return [...this.running.values()].flatMap(({ pending }) => pending);
  }

  /** Goes on with the jobs of an earlier run. */
  async start(): Promise<void> {
    if (this.parts.context.state.read<boolean>(this.stateKey)) await this.follow();
  }

  stop(): void {
    for (const job of this.running.values()) job.stop();
  }

  /** What the engine runs for a statement about jobs; absent for any other. @throws Error for a COPY that does not run */
  async prepare(sql: string): Promise<SqlStatement | undefined> {
    const created = createdJob(sql);
    if (created !== undefined) return this.create(created);
    const dropped = droppedJob(sql);
    if (dropped !== undefined) return dropJob(dropped);
    const run = runJob(sql);
    if (run === undefined) return undefined;
    await this.job(run).run();
    return NOTHING;
  }

  /** Begins with jobs that are new, and ends those that are gone. */
  async follow(): Promise<void> {
    const jobs = await this.standing();
    for (const [name, job] of this.running) {
      if (jobs.some((standing) => standing.name === name)) continue;
      job.stop();
      this.running.delete(name);
    }
    for (const job of jobs) {
      if (!this.running.has(job.name)) this.running.set(job.name, new RunningJob(this.parts, job));
    }
  }

  private async create(job: CopyJob): Promise<SqlStatement> {
    const { context, bucketsOf } = this.parts;
    const { source, roleArn } = parseCopy(job.copy);
    const { bucket, key } = splitUrl(source);
    context.state.write(this.stateKey, true);
    const standing = await bucketsOf(roleArn).list(bucket, key);
    return createJob(
      job,
      standing.map((object) => object.key),
    );
  }

  private job(name: string): RunningJob {
    const job = this.running.get(name);
    if (job === undefined) throw new Error(`COPY job ${name} does not exist`);
    return job;
  }

  private async standing(): Promise<CopyJob[]> {
    const [result] = await this.parts.run([JOBS]);
    return (result?.rows ?? []).map(([name, copy, isAuto]) => ({
      name: name as string,
      copy: copy as string,
      isAuto: isAuto === '1',
    }));
  }
}
