import type { Database } from '../database';
import type { Provider } from '../provider';
import { qualified } from '../relation';
import { type CopyJob, copyJobId, jobName, parseCopyJob } from './copy-job-request';

const JOB_ID = /^[^/]+\/[^/]+\/([a-z_][a-z0-9_]*)$/;

/** A job that copies objects as they come. Amazon Redshift creates and drops one only outside of a transaction. */
export const copyJob: Provider = {
  async provide({ properties, database }) {
    const job = parseCopyJob(properties);
    if (!(await stands(database, jobName(job)))) await database.runAlone(createJob(job));
    return copyJobId(job);
  },

  /** One that was never created has another id. */
  async remove(database, physicalResourceId) {
    const [, job] = JOB_ID.exec(physicalResourceId) ?? [];
    if (job !== undefined && (await stands(database, job))) await database.runAlone(`COPY JOB DROP ${job}`);
  },
};

async function stands(database: Database, job: string): Promise<boolean> {
  const found = await database.firstColumn(`SELECT job_name FROM sys_copy_job WHERE TRIM(job_name) = '${job}'`);
  return found.length > 0;
}

function createJob(job: CopyJob): string {
  const table = job.columns === undefined ? qualified(job.tableName) : `${qualified(job.tableName)} (${job.columns})`;
  return (
    `COPY ${table} FROM '${job.sourceUrl}' IAM_ROLE '${job.roleArn}' ${job.parameters} ` +
    `JOB CREATE ${jobName(job)} AUTO ON`
  );
}
