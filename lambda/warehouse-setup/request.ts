import type { DatabaseTarget } from './database';

/** The properties of a custom resource, as CloudFormation passes them on. */
export type Properties = Readonly<Record<string, unknown>>;

export interface Column {
  readonly name: string;
  readonly type: string;
}

const NAME = /^[a-z_][a-z0-9_]{0,126}$/;
const TYPE = /^[A-Za-z][\w ,()]*$/;
const ROLE = /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** Where statements run, and as whom: in a workgroup or in a cluster. */
export function parseTarget(properties: Properties): DatabaseTarget {
  const { ClusterIdentifier } = properties;
  return {
    ...(ClusterIdentifier === undefined
      ? { workgroupName: text(properties, 'WorkgroupName') }
      : { clusterIdentifier: text(properties, 'ClusterIdentifier') }),
    database: text(properties, 'Database'),
    adminSecretId: text(properties, 'AdminSecretId'),
  };
}

/** Begins the physical id of whatever stands in a database. */
export function databaseId({ workgroupName, clusterIdentifier, database }: DatabaseTarget): string {
  return [workgroupName ?? clusterIdentifier, database].join('/');
}

export function columnsOf(value: unknown): Column[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid('Columns', 'a list of columns', value);
  return value.map((column: Properties) => {
    if (typeof column?.Type !== 'string' || !TYPE.test(column.Type)) {
      throw invalid('Columns', 'columns with a Type', column);
    }
    return { name: name('Columns', column.Name), type: column.Type };
  });
}

export function memberOf(columns: readonly Column[], prop: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const column = columns.find((candidate) => candidate.name === value);
  if (column === undefined) throw invalid(prop, 'the name of a column', value);
  return column.name;
}

export function text(properties: Properties, prop: string): string {
  const value = properties[prop];
  if (typeof value !== 'string' || value === '') throw invalid(prop, 'a text', value);
  return value;
}

/** A name that needs no escape between double quotes. */
export function name(prop: string, value: unknown): string {
  return matching(prop, value, NAME, '1 to 127 lowercase letters, digits and _');
}

/** A role that needs no escape between single quotes. */
export function roleArn(properties: Properties): string {
  return matching('RoleArn', properties.RoleArn, ROLE, 'the ARN of a role');
}

export function matching(prop: string, value: unknown, pattern: RegExp, allowed: string): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw invalid(prop, allowed, value);
}

export function invalid(prop: string, allowed: string, value: unknown): Error {
  return new Error(`warehouse-setup: ${prop} must be ${allowed}, got ${JSON.stringify(value)}`);
}
