import * as athena from 'aws-cdk-lib/aws-athena';
import * as glue from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';

const COLUMNS = ['event_id', 'time', 'client_ip', 'method', 'path', 'status', 'bytes', 'referrer', 'user_agent', 'raw'];

/** aws-cdk-lib has no L2 constructs of Glue and Athena. */
export function addLakeTable(stack: Stack, lake: IBucket): void {
  const catalogId = stack.account;
  const database = new glue.CfnDatabase(stack, 'Database', { catalogId, databaseInput: { name: 'logs' } });
  new glue.CfnTable(stack, 'LakeTable', {
    catalogId,
    databaseName: database.ref,
    tableInput: {
      name: 'access_log',
      storageDescriptor: {
        location: lake.s3UrlForObject('access_log/'),
        columns: COLUMNS.map((name) => ({ name, type: 'string' })),
      },
    },
  });
  const workGroup = new athena.CfnWorkGroup(stack, 'WorkGroup', { name: 'logs' });
  for (const name of ['Traffic', 'Clients', 'Malformed', 'Distinct']) {
    new athena.CfnNamedQuery(stack, `${name}Query`, {
      database: database.ref,
      workGroup: workGroup.ref,
      queryString: `SELECT * FROM access_log -- ${name}`,
    });
  }
}
