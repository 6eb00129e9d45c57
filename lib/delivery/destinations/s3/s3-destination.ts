import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { DestinationBindOptions, DestinationConfig, IDestination } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { grantDelivery } from '../../bucket/delivery-grants';
import { processingConfiguration } from '../../processors/processing-configuration';
import { conversionConfig, requireFormatConversion } from '../conversion/format-conversion';
import { deliveryLog, errorLogGroup } from '../delivery-log';
import { destinationRole } from '../destination-role';
import { objectEncryption } from '../object-encryption';
import { folderOf } from '../prefix/object-prefixes';
import { warnOfWeekBasedYear } from '../prefix/week-based-year';
import { backupConfig } from '../record-backup';
import { partitioningConfiguration, partitionKeyProcessors, requireDynamicPartitioning } from './dynamic-partitioning';
import { warnOfObjectCosts } from './object-costs';
import type { S3DestinationProps } from './s3-destination-props';
import { type S3Objects, s3Objects } from './s3-objects';

/**
 * Delivers to an Amazon S3 bucket.
 *
 * What cannot be transformed, partitioned, converted or delivered lies as it came below the error prefix.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html#create-destination-s3
 *
 * @example
 * declare const bucket: s3.IBucket;
 * const destination = new S3Destination(bucket, {
 *   dynamicPartitioning: { keysFromQuery: { customer: '.customer.id' } },
 *   prefix: 'orders/customer=!{partitionKeyFromQuery:customer}/!{timestamp:yyyy/MM/dd}/',
 * });
 */
export class S3Destination implements IDestination {
  private readonly objects: S3Objects;

  /**
   * @param bucket the bucket to deliver to; one of another account is imported with its account and its key
   * @param props how records become objects
   */
  constructor(
    private readonly bucket: IBucket,
    private readonly props: S3DestinationProps = {},
  ) {
    requireDynamicPartitioning(props.dynamicPartitioning);
    requireFormatConversion(props.formatConversion);
    this.objects = s3Objects(props);
  }

  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { formatConversion, dynamicPartitioning } = this.props;
    warnOfWeekBasedYear(scope, this.objects);
    warnOfObjectCosts(scope, this.bucket, { ...this.objects, isConverted: formatConversion !== undefined });
    const role = destinationRole(scope, this.props.role);
    const logGroup = this.props.logGroup ?? errorLogGroup(scope);
    const log = deliveryLog(scope, 'DestinationDelivery', logGroup, role);
    const { grants, ...backup } = backupConfig(scope, role, logGroup, this.props.backup);
    const processing = this.processing(scope, role);
    const delivery = grantDelivery(role, this.bucket);
    const location = this.bucket.s3UrlForObject(folderOf(this.objects.prefix));
    const conversion = conversionConfig(scope, { role, location }, formatConversion);
    return {
      extendedS3DestinationConfiguration: {
        ...this.objects,
        roleArn: role.roleArn,
        bucketArn: this.bucket.bucketArn,
        encryptionConfiguration: objectEncryption(this.bucket),
        dynamicPartitioningConfiguration: partitioningConfiguration(dynamicPartitioning),
        dataFormatConversionConfiguration: conversion.configuration,
        processingConfiguration: processing,
        cloudWatchLoggingOptions: log.options,
        ...backup,
      },
      dependables: [delivery, log.grant, ...grants, ...conversion.dependables],
    };
  }

  private processing(scope: Construct, role: IRole) {
    const { dynamicPartitioning, processors = [] } = this.props;
    return processingConfiguration(scope, role, [...processors, ...partitionKeyProcessors(dynamicPartitioning)], {
      partitionedPrefix: dynamicPartitioning && this.objects.prefix,
      takes: ['AppendDelimiterToRecord'],
    });
  }
}
