import {
  DescribeDeliveryStreamCommand,
  type FirehoseClient,
  type RedshiftDestinationDescription,
} from '@aws-sdk/client-firehose';
import type { ExecuteStatementCommandInput } from '@aws-sdk/client-redshift-data';
import { UsageError } from '../../usage-error';

/** Whose database a COPY runs in, as the Data API wants it. */
export type Connection = Pick<
  ExecuteStatementCommandInput,
  'WorkgroupName' | 'ClusterIdentifier' | 'Database' | 'SecretArn' | 'DbUser'
>;

const JDBC_URL = /^jdbc:\w+:\/\/([^.]+)\.[^/]*?(\.redshift(?:-serverless)?)\.[^/]+\/([^?;]+)/;

/** The COPY of a delivery stream, to be run with another manifest. */
export class CopyCommand {
  private constructor(
    private readonly description: RedshiftDestinationDescription,
    private readonly iamRole: string | undefined,
    /** Where to run it. */
    readonly connection: Connection,
  ) {}

  /**
   * @param iamRole of the cluster or namespace, which may read the bucket; by default its default role
   * @throws UsageError unless the delivery stream delivers to Redshift
   */
  static async of(firehose: FirehoseClient, deliveryStreamName: string, iamRole?: string): Promise<CopyCommand> {
    const command = new DescribeDeliveryStreamCommand({ DeliveryStreamName: deliveryStreamName });
    const { DeliveryStreamDescription } = await firehose.send(command);
    const description = DeliveryStreamDescription?.Destinations?.[0]?.RedshiftDestinationDescription;
    if (description === undefined) {
      throw new UsageError(`--to copy needs a delivery stream to Redshift, got ${deliveryStreamName}`);
    }
    return new CopyCommand(description, iamRole, connectionOf(description));
  }

  statement(manifestUrl: string): string {
    const { DataTableName, DataTableColumns, CopyOptions = '' } = this.description.CopyCommand ?? {};
    const table = DataTableColumns ? `${DataTableName} (${DataTableColumns})` : DataTableName;
    const role = this.iamRole === undefined ? 'default' : literal(this.iamRole);
    return `COPY ${table} FROM ${literal(manifestUrl)} IAM_ROLE ${role} MANIFEST ${CopyOptions}`.trimEnd();
  }
}

/** Credentials of the delivery stream are its own: the secret, or else the user without a password. */
function connectionOf(description: RedshiftDestinationDescription): Connection {
  const { ClusterJDBCURL = '', SecretsManagerConfiguration, Username } = description;
  const [, name, kind, Database] = JDBC_URL.exec(ClusterJDBCURL) ?? [];
  if (name === undefined) {
    throw new UsageError(`--to copy needs the JDBC URL of a cluster or a workgroup, got ${ClusterJDBCURL}`);
  }
  const SecretArn = SecretsManagerConfiguration?.SecretARN;
  if (kind === '.redshift-serverless') return { WorkgroupName: name, Database, SecretArn };
  return { ClusterIdentifier: name, Database, ...(SecretArn === undefined ? { DbUser: Username } : { SecretArn }) };
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
