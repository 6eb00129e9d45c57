import type { SqlStatement } from '../engine/engine-request';
import { withoutComments } from '../sql/quoted-parts';

const CREATE = /^(\s*COPY\s.+?)\s+JOB\s+CREATE\s+(\w+)(?:\s+AUTO\s+(ON|OFF))?\s*$/is;
const DROP = /^\s*COPY\s+JOB\s+DROP\s+(\w+)\s*$/i;
const RUN = /^\s*COPY\s+JOB\s+RUN\s+(\w+)\s*$/i;

/** A COPY that Amazon Redshift repeats as objects come. */
export interface CopyJob {
  readonly name: string;
  readonly copy: string;
  readonly isAuto: boolean;
}

/** An object that a job has tried: ingested, or an error. */
export interface TriedObject {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  readonly lastModified: number;
  readonly status: 'I' | 'E';
}

export const JOBS = sql('SELECT job_name, job_text, is_auto FROM pg_catalog.sys_copy_job');

export function createdJob(statement: string): CopyJob | undefined {
  const [, copy, name, auto] = CREATE.exec(withoutComments(statement)) ?? [];
  if (copy === undefined || name === undefined) return undefined;
  return { name: name.toLowerCase(), copy, isAuto: auto?.toUpperCase() !== 'OFF' };
}

export function droppedJob(statement: string): string | undefined {
  return DROP.exec(withoutComments(statement))?.[1]?.toLowerCase();
}

export function runJob(statement: string): string | undefined {
  return RUN.exec(withoutComments(statement))?.[1]?.toLowerCase();
}

/** What stands already is not for the job: it is kept with it, and shown nowhere. */
export function createJob({ name, copy, isAuto }: CopyJob, standing: readonly string[]): SqlStatement {
  return sql(
    `WITH job AS (INSERT INTO pg_catalog.sys_copy_job (job_name, job_text, is_auto) VALUES ($1, $2, $3::integer)
       RETURNING job_name)
     INSERT INTO pg_catalog.copy_job_files (job_name, file_name)
       SELECT job_name, key FROM job, json_array_elements_text($4::json) AS key`,
    name,
    copy.trim(),
    isAuto ? '1' : '0',
    JSON.stringify(standing),
  );
}

export function dropJob(name: string): SqlStatement {
  return sql(
    `WITH files AS (DELETE FROM pg_catalog.copy_job_files WHERE job_name = $1)
     DELETE FROM pg_catalog.sys_copy_job WHERE job_name = $1`,
    name,
  );
}

/** The keys which the job is done with. */
export function knownKeys(name: string): SqlStatement {
  return sql('SELECT file_name FROM pg_catalog.copy_job_files WHERE job_name = $1', name);
}

export function noteObject(name: string, { bucket, key, size, lastModified, status }: TriedObject): SqlStatement {
  return sql(
    `INSERT INTO pg_catalog.copy_job_files VALUES ($1, $2, $3, $4::bigint, $5::timestamp, getdate(), $6)`,
    name,
    bucket,
    key,
    String(size),
    new Date(lastModified).toISOString(),
    status,
  );
}

function sql(text: string, ...parameters: string[]): SqlStatement {
  return { type: 'sql', sql: text, parameters };
}
