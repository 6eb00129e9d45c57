import type { SqlStatement } from '../engine/engine-request';
import { quoteLiteral } from '../sql/identifier';
import { withoutComments } from '../sql/quoted-parts';

const CREATE = /^(\s*COPY\s.+?)\s+JOB\s+CREATE\s+(\w+)(?:\s+AUTO\s+(ON|OFF))?\s*$/is;
const DROP = /^\s*COPY\s+JOB\s+DROP\s+(\w+)\s*$/i;

/** A COPY that Amazon Redshift repeats as objects come. */
export interface CopyJob {
  readonly name: string;
  readonly copy: string;
  readonly isAuto: boolean;
}

export function createdJob(sql: string): CopyJob | undefined {
  const [, copy, name, auto] = CREATE.exec(withoutComments(sql)) ?? [];
  if (copy === undefined || name === undefined) return undefined;
  return { name: name.toLowerCase(), copy, isAuto: auto?.toUpperCase() !== 'OFF' };
}

export function droppedJob(sql: string): string | undefined {
  return DROP.exec(withoutComments(sql))?.[1]?.toLowerCase();
}

/** The job is kept where one looks for it. */
export function createJob({ name, copy, isAuto }: CopyJob): SqlStatement {
  const values = `${quoteLiteral(name)}, ${quoteLiteral(copy.trim())}, ${isAuto ? 1 : 0}`;
  return statement(`INSERT INTO pg_catalog.sys_copy_job (job_name, job_text, is_auto) VALUES (${values})`);
}

export function dropJob(name: string): SqlStatement {
  return statement(`DELETE FROM pg_catalog.sys_copy_job WHERE job_name = ${quoteLiteral(name)}`);
}

function statement(sql: string): SqlStatement {
  return { type: 'sql', sql, parameters: [] };
}
