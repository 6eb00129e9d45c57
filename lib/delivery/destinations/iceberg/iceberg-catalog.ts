import type { ITableBucketRef } from 'aws-cdk-lib/aws-s3tables';
import { Fn } from 'aws-cdk-lib/core';
import { requirePattern } from '../../../private/validation';
import type { CatalogPlan } from './catalog-plan';
import { type GlueCatalogOptions, glueCatalog } from './glue-catalog';
import { s3TablesCatalog } from './s3-tables-catalog';

const TABLE_BUCKET_ARN = /^arn:[^:]+:s3tables:[^:]+:\d{12}:bucket\/[a-z0-9-]{3,63}$/;
const TABLE_BUCKET_ARN_WORDS = 'arn:<partition>:s3tables:<region>:<account>:bucket/<name>';

/** Where the tables of Apache Iceberg are listed that a destination delivers to. */
export class IcebergCatalog {
  /**
   * The default catalog of AWS Glue, whose tables lie in general purpose buckets.
   *
   * @param options which buckets, and of which account the catalog is
   */
  public static glue(options: GlueCatalogOptions): IcebergCatalog {
    return new IcebergCatalog(glueCatalog(options));
  }

  /**
   * A table bucket of Amazon S3 Tables, which is integrated with AWS Glue and AWS Lake Formation.
   *
   * AWS Lake Formation must let the role in, which CloudFormation cannot do: a warning and an output say how. Firehose
   * looks for unique keys while the delivery stream is created, so deploy a `role` and the tables before such a one.
   *
   * @param tableBucket the table bucket
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-integrating-firehose.html
   */
  public static s3Tables(tableBucket: ITableBucketRef): IcebergCatalog {
    return new IcebergCatalog(s3TablesCatalog(tableBucket.tableBucketRef.tableBucketArn, tableBucket.env.account));
  }

  /**
   * A table bucket of Amazon S3 Tables that exists.
   *
   * @param tableBucketArn the ARN of the table bucket
   */
  public static fromTableBucketArn(tableBucketArn: string): IcebergCatalog {
    requirePattern('IcebergCatalog', 'tableBucketArn', tableBucketArn, TABLE_BUCKET_ARN, TABLE_BUCKET_ARN_WORDS);
    return new IcebergCatalog(s3TablesCatalog(tableBucketArn, Fn.select(4, Fn.split(':', tableBucketArn))));
  }

  private constructor(
    /** @internal */
    public readonly _plan: CatalogPlan,
  ) {}
}
