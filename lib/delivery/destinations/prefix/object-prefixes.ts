import { Token } from 'aws-cdk-lib/core';
import { type Owner, requireThat } from '../../../private/validation';
import { partitionPrefix, requireEachKey } from '../s3/dynamic-partitioning';
import type { S3DestinationProps } from '../s3/s3-destination-props';
import {
  ERROR_OUTPUT_PREFIX,
  ERROR_OUTPUT_TYPE,
  requireErrorPrefix,
  requirePartitionedPrefix,
  requirePrefix,
} from './s3-prefix';

const HOUR = '!{timestamp:yyyy/MM/dd/HH}/';

/** Where the objects of a destination lie, and where what failed does. */
export interface ObjectPrefixes {
  readonly prefix?: string;
  readonly errorOutputPrefix: string;
}

/** Checks the prefixes, and makes up the missing ones. */
export function objectPrefixes(owner: Owner, props: S3DestinationProps): ObjectPrefixes {
  const { prefix = defaultPrefix(props), errorOutputPrefix = ERROR_OUTPUT_PREFIX } = props;
  if (prefix !== undefined) requireObjectPrefix(owner, prefix, props);
  requireErrorPrefix(owner, 'errorOutputPrefix', errorOutputPrefix);
  if (prefix?.includes('!{')) requireErrorTypes(owner, errorOutputPrefix);
  return { prefix, errorOutputPrefix };
}

/** The folder which a prefix names before anything that differs from object to object; the bucket itself if there is none. */
export function folderOf(prefix = ''): string {
  const [same = ''] = prefix.split('!{', 1);
  return same.slice(0, same.lastIndexOf('/') + 1);
}

/** Without a prefix, Firehose uses the hour on its own. */
function defaultPrefix({ dynamicPartitioning, formatConversion }: S3DestinationProps): string | undefined {
  const table = formatConversion?.schema._origin.ownTable;
  if (table === undefined) return dynamicPartitioning && partitionPrefix(dynamicPartitioning);
  return `${table.tableName}/${dynamicPartitioning === undefined ? HOUR : partitionPrefix(dynamicPartitioning)}`;
}

function requireObjectPrefix(owner: Owner, prefix: string, props: S3DestinationProps): void {
  const { dynamicPartitioning, formatConversion } = props;
  const require = dynamicPartitioning === undefined ? requirePrefix : requirePartitionedPrefix;
  require(owner, 'prefix', prefix);
  if (dynamicPartitioning !== undefined) requireEachKey(owner, prefix, dynamicPartitioning);
  if (formatConversion?.schema._origin.ownTable !== undefined) requireFolder(owner, prefix);
}

/** A table over the whole bucket would hold failed records as well; so must one whose folder is not known yet. */
function requireFolder(owner: Owner, prefix: string): void {
  requireThat(
    folderOf(prefix) !== '',
    owner,
    'prefix',
    'in a folder, for the table of the schema',
    JSON.stringify(prefix),
  );
}

function requireErrorTypes(owner: Owner, prefix: string): void {
  const holds = Token.isUnresolved(prefix) || prefix.includes(ERROR_OUTPUT_TYPE);
  const allowed = `with ${ERROR_OUTPUT_TYPE}, as prefix has expressions`;
  requireThat(holds, owner, 'errorOutputPrefix', allowed, JSON.stringify(prefix));
}
