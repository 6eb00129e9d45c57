import type { Grant, IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireDuration } from '../../../private/validation';
import { processingConfiguration } from '../../processors/processing-configuration';
import { type BufferingDefaults, bufferingHints } from '../buffering';
import { deliveryLog, errorLogGroup } from '../delivery-log';
import { destinationBackup } from '../destination-backup';
import { destinationRole } from '../destination-role';
import { requireVpc, vpcConfiguration } from './destination-vpc';
import { requireIndexName } from './index-name';
import type { OpenSearchDeliveryOptions } from './opensearch-delivery-options';

const BUFFERING: BufferingDefaults = {
  interval: Duration.seconds(300),
  size: Size.mebibytes(5),
  maxMebibytes: 100,
};
const BACKUP_MODES = { failed: 'FailedDocumentsOnly', all: 'AllDocuments' };
const LONGEST_RETRY = Duration.seconds(7200);

/** What the destinations of Amazon OpenSearch Service have in common. */
export interface OpenSearchDelivery {
  readonly role: IRole;
  readonly grants: Grant[];
  readonly config: CfnDeliveryStream.AmazonOpenSearchServerlessDestinationConfigurationProperty;
}

/** Throws unless Firehose can deliver with the options. */
export function requireDeliveryOptions(owner: string, options: OpenSearchDeliveryOptions): void {
  requireIndexName(owner, options.indexName);
  requireDuration(owner, 'retryDuration', options.retryDuration, Duration.seconds(0), LONGEST_RETRY);
  bufferingHints(owner, options, BUFFERING);
  if (options.vpc !== undefined) requireVpc(owner, options.vpc);
}

/** Renders the options, and lets the role do what they need. */
export function openSearchDelivery(
  scope: Construct,
  owner: string,
  options: OpenSearchDeliveryOptions,
): OpenSearchDelivery {
  const role = destinationRole(scope, options.role);
  const logGroup = options.logGroup ?? errorLogGroup(scope);
  const log = deliveryLog(scope, 'DestinationDelivery', logGroup, role);
  const { grants, ...backup } = destinationBackup(scope, role, logGroup, options.backup, BACKUP_MODES);
  const network = options.vpc && vpcConfiguration(scope, role, options.vpc);
  return {
    role,
    grants: [log.grant, ...grants, ...(network === undefined ? [] : [network.grant])],
    config: {
      roleArn: role.roleArn,
      indexName: options.indexName,
      bufferingHints: bufferingHints(owner, options, BUFFERING),
      retryOptions: { durationInSeconds: (options.retryDuration ?? Duration.seconds(300)).toSeconds() },
      vpcConfiguration: network?.config,
      processingConfiguration: processingConfiguration(scope, role, options.processors),
      cloudWatchLoggingOptions: log.options,
      ...backup,
    },
  };
}
