import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceRole } from '../../private/service-role';
import { requireDuration, requireThat } from '../../private/validation';
import { grantSecret } from '../destinations/delivery-permissions';
import type { TableSchema } from '../table/table-schema';
import { requireRoomFor } from './relation-name';
import type { IWarehouse } from './warehouse-interface';
import { LOADER_USERNAME } from './warehouse-limits';
import { setupColumns } from './warehouse-table';

/** Properties of a removal of duplicates. */
export interface DuplicateRemovalProps {
  /** The warehouse, whose rows have an id. */
  readonly warehouse: IWarehouse;

  /**
   * When duplicates are removed. Each time wakes a serverless workgroup for a minute at least.
   *
   * @default - once a day
   */
  readonly schedule?: ScheduleExpression;

  /**
   * How far back duplicates are looked for, where rows have a date or a timestamp: 1 hour at least, in whole hours. A delivery is repeated
   * for two hours at most, and a batch that failed when somebody copies it again.
   *
   * @default Duration.days(3)
   */
  readonly lookback?: Duration;
}

/**
 * Removes rows that were delivered more than once from the table of a warehouse, by the clock. Between two times the view
 * without duplicates shows each row once, and does less work the fewer there are.
 *
 * A procedure does it with the rights of the administrator; the user that loads the table may call it, and still change
 * nothing else.
 *
 * @example
 * declare const warehouse: Warehouse;
 * new DuplicateRemoval(this, 'DuplicateRemoval', { warehouse });
 */
export class DuplicateRemoval extends Construct {
  /** The role with which the schedule has the statement run. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: DuplicateRemovalProps) {
    super(scope, id);
    const { warehouse, schedule, lookback = Duration.days(3) } = props;
    const { schema, loaderSecret, databaseName, _engine: engine } = warehouse;
    requireThat(schema.idColumn !== undefined, this, 'warehouse', 'one whose schema has an idColumn', schema.tableName);
    requireRoomFor(this, schema, '_remove_duplicates');
    requireDuration(this, 'lookback', lookback, Duration.hours(1), Duration.hours(999_999));
    const procedure = engine.run(this, 'Resource', {
      resourceType: 'Custom::DuplicateRemoval',
      properties: {
        TableName: schema.tableName,
        ...setupColumns(schema),
        TimeColumn: schema.timeColumn,
        Hours: tellsTime(schema) ? `${lookback.toHours()}` : undefined,
        Username: LOADER_USERNAME,
      },
    });
    procedure.node.addDependency(warehouse.tableReady);
    this.role = scheduleRole(this);
    Grant.addToPrincipal({
      grantee: this.role,
      actions: ['redshift-data:ExecuteStatement'],
      resourceArns: [engine.arn],
    });
    grantSecret(this.role, loaderSecret);
    const target = {
      arn: `arn:${Stack.of(this).partition}:scheduler:::aws-sdk:redshiftdata:executeStatement`,
      role: this.role,
      input: ScheduleTargetInput.fromObject({
        ...engine.connection,
        Database: databaseName,
        SecretArn: loaderSecret.secretArn,
        Sql: `CALL "public"."${schema.tableName}_remove_duplicates"()`,
      }),
      retryPolicy: { maximumEventAgeInSeconds: Duration.hours(1).toSeconds(), maximumRetryAttempts: 3 },
    };
    const daily = new Schedule(this, 'Schedule', {
      schedule: schedule ?? ScheduleExpression.rate(Duration.days(1)),
      description: `Removes duplicates of ${warehouse.node.path}`,
      target: { bind: () => target },
    });
    daily.node.addDependency(this.role, procedure);
  }
}

/** A time told in a number, such as the seconds of an epoch, cannot be compared with the clock. */
function tellsTime({ columns, timeColumn }: TableSchema): boolean {
  const time = columns.find(({ name }) => name === timeColumn);
  return time !== undefined && /^(?:DATE|TIMESTAMP)/i.test(time.type.redshiftType);
}

/** EventBridge Scheduler names the group of a schedule, not the schedule, when it assumes a role. */
function scheduleRole(scope: Construct): IRole {
  return serviceRole(scope, 'Role', {
    service: 'scheduler.amazonaws.com',
    description: `Has duplicates removed for ${scope.node.path}`,
    sourceArn: Stack.of(scope).formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' }),
  });
}
