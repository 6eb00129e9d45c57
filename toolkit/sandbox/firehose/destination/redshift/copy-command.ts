import type { RedshiftProperties } from '../delivery-properties';

/** What a COPY loads, and how. */
export interface CopyCommand {
  readonly jdbcUrl: string;
  readonly table: string;
  readonly columns?: string;
  readonly options: string;
  readonly roleArn: string;
}

const JDBC_URL = /^jdbc:(redshift|postgresql):\/\/[^/:]+(:\d{1,5})?\/[^?;]/;

export function copyCommand(properties: RedshiftProperties): CopyCommand {
  const { ClusterJDBCURL, CopyCommand: command, RoleARN = '', S3Configuration: s3 } = properties;
  const { DataTableName: table, DataTableColumns: columns, CopyOptions: options = '' } = command ?? {};
  if (ClusterJDBCURL === undefined || !JDBC_URL.test(ClusterJDBCURL)) {
    throw new Error(`ClusterJDBCURL must be jdbc:redshift://host:port/database, got ${ClusterJDBCURL}`);
  }
  if (table === undefined) throw new Error(`DataTableName must be the name of a table, got undefined`);
  if (s3?.CompressionFormat === 'GZIP' && !/\bgzip\b/i.test(options)) {
    throw new Error(`CopyOptions must have GZIP when CompressionFormat is GZIP, got ${options}`);
  }
  return { jdbcUrl: ClusterJDBCURL, table, options, roleArn: RoleARN, ...(columns && { columns }) };
}

export function copyStatement({ table, columns, options, roleArn }: CopyCommand, manifestUrl: string): string {
  const target = columns === undefined ? table : `${table} (${columns})`;
  const statement = `COPY ${target} FROM '${manifestUrl}' CREDENTIALS 'aws_iam_role=${roleArn}' MANIFEST ${options}`;
  return statement.trimEnd();
}

/** Lists the objects that one COPY loads; each of them has to be there. */
export function copyManifest(bucket: string, keys: readonly string[]): Buffer {
  return Buffer.from(
    JSON.stringify({ entries: keys.map((key) => ({ url: `s3://${bucket}/${key}`, mandatory: true })) }),
  );
}
