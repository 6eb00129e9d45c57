import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { type ILogGroup, LogGroup, LogStream, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** One log stream for the errors of one part of a delivery. */
export interface DeliveryLog {
  readonly options: CfnDeliveryStream.CloudWatchLoggingOptionsProperty;
  readonly grant: Grant;
}

/** Errors name objects and statements, never records, so the encryption of the service is enough. */
export function errorLogGroup(scope: Construct): ILogGroup {
  return new LogGroup(scope, 'LogGroup', { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
}

/** A log stream which the role may write to, and no other; its name is generated, as deliveries may share a group. */
export function deliveryLog(scope: Construct, id: string, logGroup: ILogGroup, grantee: IRole): DeliveryLog {
  const { logStreamName } = new LogStream(scope, id, { logGroup });
  return {
    options: { enabled: true, logGroupName: logGroup.logGroupName, logStreamName },
    grant: Grant.addToPrincipal({
      grantee,
      actions: ['logs:PutLogEvents'],
      resourceArns: [logStreamArn(logGroup, logStreamName)],
    }),
  };
}

function logStreamArn(logGroup: ILogGroup, logStreamName: string): string {
  return Stack.of(logGroup).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: `${logGroup.logGroupName}:log-stream:${logStreamName}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
