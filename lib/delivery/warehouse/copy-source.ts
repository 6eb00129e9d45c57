import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { requirePattern, requireThat } from '../../private/validation';
import { CopyFormat } from '../destinations/redshift/copy-format';
import type { CopyOptions } from '../destinations/redshift/copy-options';
import type { DataLake } from '../lake/data-lake';
import type { TableSchema } from '../table/table-schema';

/** Which objects of a bucket are copied, and how. */
export interface CopySourceOptions {
  /**
   * How the keys of the objects begin; it must hold rows only, such as `rows/`.
   *
   * @default - all objects
   */
  readonly prefix?: string;

  /**
   * How rows are copied. A COPY job may leave out none: `maxErrors` is 0.
   *
   * @default - gzip'd JSON, long texts are cut
   */
  readonly copyOptions?: CopyOptions;
}

/** The objects which a COPY job copies. */
export class CopySource {
  /**
   * Objects of a bucket, in the Region of the warehouse.
   *
   * @param bucket where they lie
   * @param options which and how
   */
  public static bucket(bucket: IBucket, options: CopySourceOptions = {}): CopySource {
    const { prefix = '', copyOptions = {} } = options;
    requirePattern('CopySource', 'prefix', prefix, /^[^'\\*?]*$/, "a prefix without ' \\ * ?");
    const { maxErrors = 0 } = copyOptions;
    requireThat(maxErrors === 0, 'CopySource', 'maxErrors', '0', `${maxErrors}`);
    return new CopySource(bucket, prefix, copyOptions);
  }

  /**
   * The rows of a data lake, whose columns must be those of the warehouse, in order. The warehouse may not number its rows.
   *
   * @param lake the lake
   */
  public static lake(lake: DataLake): CopySource {
    const columns = lake.schema.columns.map(({ name }) => `"${name}"`);
    const copyOptions = { format: CopyFormat.PARQUET, columns };
    return new CopySource(lake.bucket, `${lake.schema.tableName}/`, copyOptions, lake.schema);
  }

  private constructor(
    /** @internal */
    public readonly _bucket: IBucket,
    /** @internal */
    public readonly _prefix: string,
    /** @internal */
    public readonly _copyOptions: CopyOptions,
    /** @internal */
    public readonly _schema?: TableSchema,
  ) {}
}
