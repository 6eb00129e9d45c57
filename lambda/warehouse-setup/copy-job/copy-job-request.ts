import { createHash } from 'node:crypto';
import type { DatabaseTarget } from '../database';
import { databaseId, matching, name, type Properties, parseTarget, roleArn } from '../request';

/** Objects of a bucket, and the table they are copied to as they come. */
export interface CopyJob extends DatabaseTarget {
  readonly roleArn: string;
  readonly tableName: string;
  /** The names of the columns to fill; absent where all are. */
  readonly columns?: string;
  readonly sourceUrl: string;
  /** The words of the COPY command after its source. */
  readonly parameters: string;
}

const SOURCE_URL = /^s3:\/\/[^'\\]+$/;
const COLUMNS = /^[\w$"]+(, ?[\w$"]+)*$/;
const PARAMETERS = /^[^;\\]+$/;

/** Checks every word which becomes part of a statement. */
export function parseCopyJob(properties: Properties): CopyJob {
  const { Columns, SourceUrl, Parameters } = properties;
  return {
    ...parseTarget(properties),
    roleArn: roleArn(properties),
    tableName: name('TableName', properties.TableName),
    columns: Columns === undefined ? undefined : matching('Columns', Columns, COLUMNS, 'names of columns'),
    sourceUrl: matching('SourceUrl', SourceUrl, SOURCE_URL, "an s3:// URL without ' and \\"),
    parameters: matching('Parameters', Parameters, PARAMETERS, 'words of the COPY command'),
  };
}

/** A job cannot be changed: what it does is in its name. */
export function jobName({ tableName, ...definition }: CopyJob): string {
  const { roleArn: role, columns = '', sourceUrl, parameters } = definition;
  const digest = createHash('sha256')
    .update(JSON.stringify([role, columns, sourceUrl, parameters]))
    .digest('hex');
  return `${tableName}_${digest.slice(0, 16)}`;
}

/** Another job is another resource. */
export function copyJobId(job: CopyJob): string {
  return [databaseId(job), jobName(job)].join('/');
}
