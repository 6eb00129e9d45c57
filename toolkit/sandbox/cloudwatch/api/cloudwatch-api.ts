import { AwsError } from '../../kernel/aws-error';
import type { Permission } from '../../kernel/identity';
import type { JsonApi } from '../../kernel/room';
import { disableAlarmActions, enableAlarmActions } from './alarm-actions';
import { deleteAlarms } from './delete-alarms';
import { describeAlarmHistory } from './describe-alarm-history';
import { describeAlarms } from './describe-alarms';
import { getMetricData } from './get-metric-data';
import { getMetricStatistics } from './get-metric-statistics';
import { listMetrics } from './list-metrics';
import type { CloudWatchBackend, Input, Operations } from './operation';
import { permissionsFor } from './permissions';
import { putCompositeAlarm, putMetricAlarm } from './put-alarm';
import { putMetricData } from './put-metric-data';
import { setAlarmState } from './set-alarm-state';

const OPERATIONS: Operations = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarmHistory: describeAlarmHistory,
  DescribeAlarms: describeAlarms,
  DisableAlarmActions: disableAlarmActions,
  EnableAlarmActions: enableAlarmActions,
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  ListMetrics: listMetrics,
  PutCompositeAlarm: putCompositeAlarm,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
};

/** The API of Amazon CloudWatch. */
export class CloudWatchApi implements JsonApi {
  readonly targetPrefix = 'GraniteServiceVersion20100801';
  readonly jsonVersion = '1.0';

  constructor(private readonly backend: CloudWatchBackend) {}

  permissionsFor(operation: string, input: Input): readonly Permission[] {
    return permissionsFor(operation, input, this.backend.context);
  }

  call(operation: string, input: Input): object {
    const run = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
    if (run === undefined) {
      throw new AwsError('UnknownOperationException', `the sandbox does not run ${operation} of CloudWatch`);
    }
    return run(input, this.backend) ?? {};
  }
}
