import type { Grant, IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireDuration } from '../../../private/validation';
import { processingConfiguration } from '../../processors/processing-configuration';
import type { ProcessingOptions } from '../../processors/processing-options';
import { type BufferingDefaults, type BufferingHints, bufferingHints } from '../buffering';
import { deliveryLog, errorLogGroup } from '../delivery-log';
import { grantSecret } from '../delivery-permissions';
import { type BackupWords, destinationBackup } from '../destination-backup';
import { destinationRole } from '../destination-role';
import type { EndpointDestinationOptions } from './endpoint-destination-options';

const LONGEST_RETRY = Duration.seconds(7200);

/** What a kind of endpoint does when nothing is said, and how much it accepts. */
export interface EndpointKind {
  /** The class of the destination, for error messages. */
  readonly owner: string;
  readonly buffering: BufferingDefaults;
  readonly retryDuration: Duration;
  readonly backupWords: BackupWords;
  readonly processing?: ProcessingOptions;
}

/** The properties which every endpoint's destination has, and the grants which it waits for. */
export interface EndpointDelivery {
  readonly role: IRole;
  readonly grants: Grant[];
  readonly properties: {
    readonly bufferingHints: BufferingHints;
    readonly retryOptions: CfnDeliveryStream.RetryOptionsProperty;
    readonly secretsManagerConfiguration?: CfnDeliveryStream.SecretsManagerConfigurationProperty;
    readonly processingConfiguration?: CfnDeliveryStream.ProcessingConfigurationProperty;
    readonly cloudWatchLoggingOptions: CfnDeliveryStream.CloudWatchLoggingOptionsProperty;
    readonly s3BackupMode: string;
    readonly s3Configuration: CfnDeliveryStream.S3DestinationConfigurationProperty;
  };
}

/** Throws unless the endpoint takes the options. */
export function requireEndpointOptions(kind: EndpointKind, options: EndpointDestinationOptions): void {
  bufferingHints(kind.owner, options, kind.buffering);
  requireDuration(kind.owner, 'retryDuration', options.retryDuration, Duration.seconds(0), LONGEST_RETRY);
}

/** Renders the delivery to an endpoint which Firehose opens with a secret, where there is one. */
export function endpointDelivery(
  scope: Construct,
  kind: EndpointKind,
  options: EndpointDestinationOptions,
  secret?: ISecret,
): EndpointDelivery {
  const role = destinationRole(scope, options.role);
  const logGroup = options.logGroup ?? errorLogGroup(scope);
  const log = deliveryLog(scope, 'DestinationDelivery', logGroup, role);
  const { grants, ...backup } = destinationBackup(scope, role, logGroup, options.backup, kind.backupWords);
  const retryDuration = options.retryDuration ?? kind.retryDuration;
  return {
    role,
    properties: {
      bufferingHints: bufferingHints(kind.owner, options, kind.buffering),
      retryOptions: { durationInSeconds: retryDuration.toSeconds() },
      secretsManagerConfiguration: secretsManagerConfiguration(role, secret),
      processingConfiguration: processingConfiguration(scope, role, options.processors, kind.processing),
      cloudWatchLoggingOptions: log.options,
      ...backup,
    },
    grants: [...(secret === undefined ? [] : [grantSecret(role, secret)]), log.grant, ...grants],
  };
}

function secretsManagerConfiguration(
  { roleArn }: IRole,
  secret: ISecret | undefined,
): CfnDeliveryStream.SecretsManagerConfigurationProperty | undefined {
  return secret === undefined ? undefined : { enabled: true, roleArn, secretArn: secret.secretArn };
}
