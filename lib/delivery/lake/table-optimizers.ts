import { CfnTableOptimizer } from 'aws-cdk-lib/aws-glue';
import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib/core';
import { acknowledgeWildcards, OBJECTS } from '../../private/acknowledgements';
import { withKeyThrough } from '../../private/encryption-key';
import { serviceRole } from '../../private/service-role';
import { requireDuration, requireRange } from '../../private/validation';
import { catalogArns, type ReadableTable } from './lake-permissions';

const LONGEST = Duration.days(36_500);
const MOST_SNAPSHOTS = 2_147_483_647;
const LOG_GROUPS = ['iceberg-compaction', 'iceberg-orphan-file-deletion', 'iceberg-retention'];

/** What is kept of an Iceberg table, beyond its rows. */
export interface OptimizerSettings {
  readonly snapshotRetention?: Duration;
  readonly snapshotsToRetain?: number;
  readonly orphanFileRetention?: Duration;
}

/** Has AWS Glue compact the table, and remove snapshots and files that nobody needs; gives the role it does so with. */
export function tableOptimizers(table: ReadableTable, settings: OptimizerSettings): IRole {
  const { snapshotRetention, snapshotsToRetain, orphanFileRetention } = settings;
  requireDuration(table, 'snapshotRetention', snapshotRetention, Duration.days(1), LONGEST);
  requireRange(table, 'snapshotsToRetain', snapshotsToRetain, 1, MOST_SNAPSHOTS);
  requireDuration(table, 'orphanFileRetention', orphanFileRetention, Duration.days(3), LONGEST);
  const role = optimizerRole(table);
  optimizer(table, role, 'Compaction', 'compaction', {});
  optimizer(table, role, 'Retention', 'retention', {
    retentionConfiguration: {
      icebergConfiguration: {
        snapshotRetentionPeriodInDays: (snapshotRetention ?? Duration.days(5)).toDays(),
        numberOfSnapshotsToRetain: snapshotsToRetain ?? 1,
        cleanExpiredFiles: true,
      },
    },
  });
  optimizer(table, role, 'OrphanFileDeletion', 'orphan_file_deletion', {
    orphanFileDeletionConfiguration: {
      icebergConfiguration: { orphanFileRetentionPeriodInDays: (orphanFileRetention ?? Duration.days(3)).toDays() },
    },
  });
  return role;
}

function optimizer(
  table: ReadableTable,
  role: IRole,
  id: string,
  type: string,
  configuration: Partial<CfnTableOptimizer.TableOptimizerConfigurationProperty>,
): void {
  const created = new CfnTableOptimizer(table, id, {
    catalogId: Stack.of(table).account,
    databaseName: table.databaseName,
    tableName: table.tableName,
    type,
    tableOptimizerConfiguration: { enabled: true, roleArn: role.roleArn, ...configuration },
  });
  created.node.addDependency(role);
}

/**
 * What AWS documents for the three of them, below the location of the table only.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/optimization-prerequisites.html
 */
function optimizerRole(table: ReadableTable): IRole {
  const grantee = serviceRole(table, 'OptimizerRole', {
    service: 'glue.amazonaws.com',
    description: `Keeps ${table.node.path} in shape`,
  });
  const { bucket, schema, databaseName, tableName } = table;
  Grant.addToPrincipal({
    grantee,
    actions: ['glue:GetTable', 'glue:UpdateTable'],
    resourceArns: catalogArns(table, databaseName, tableName),
  });
  Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [bucket.bucketArn] });
  const objects = [bucket.arnForObjects(`${schema.tableName}/*`)];
  const actions = ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'];
  const files = Grant.addToPrincipal({ grantee, actions, resourceArns: objects });
  acknowledgeWildcards(grantee, objects, OBJECTS);
  withKeyThrough(files, 's3', bucket.encryptionKey, grantee, 'kms:Decrypt', 'kms:GenerateDataKey');
  grantLogs(grantee);
  return grantee;
}

function grantLogs(grantee: IRole): void {
  const resourceArns = LOG_GROUPS.map((name) =>
    Stack.of(grantee).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: `/aws-glue/${name}/logs:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  const actions = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
  Grant.addToPrincipal({ grantee, actions, resourceArns });
  acknowledgeWildcards(grantee, resourceArns, 'AWS Glue names the log streams as it makes them');
}
