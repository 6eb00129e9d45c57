import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { type ILogGroup, LogStream } from 'aws-cdk-lib/aws-logs';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { encryptedLogGroup } from '../../private/encrypted-log-group';

/** One log stream for the errors of one part of a delivery. */
export interface DeliveryLog {
  readonly options: CfnDeliveryStream.CloudWatchLoggingOptionsProperty;
  readonly grant: Grant;
}

export function errorLogGroup(scope: Construct): ILogGroup {
  return encryptedLogGroup(scope, 'LogGroup');
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
