import { AwsError } from '../../kernel/aws-error';
import type { Caller } from '../../kernel/room';
import type { SecretService } from '../../kernel/services';
import type { Namespace } from '../namespace';
import type { Workgroup } from '../workgroup';
import type { StatementTarget } from './statement';

export interface ConnectionRequest {
  readonly WorkgroupName?: string;
  readonly ClusterIdentifier?: string;
  readonly Database?: string;
  readonly SecretArn?: string;
  readonly DbUser?: string;
}

/** A workgroup's database, and the user that a call comes as. */
export interface Connection {
  readonly target: StatementTarget;
  readonly namespace: Namespace;
  /** The user stands for an IAM identity, which the database need not know before. */
  readonly createsUser: boolean;
}

/** @throws AwsError for a workgroup, a database or a secret that is not there */
export function connect(
  request: ConnectionRequest,
  caller: Caller,
  workgroups: (name: string) => Workgroup | undefined,
  secrets: SecretService,
): Connection {
  const { WorkgroupName, ClusterIdentifier, Database, SecretArn, DbUser } = request;
  if (ClusterIdentifier !== undefined) throw notFound(`Redshift cluster ${ClusterIdentifier} was not found`);
  if (WorkgroupName === undefined) throw invalid('WorkgroupName or ClusterIdentifier is required');
  const workgroup = workgroups(workgroupName(WorkgroupName));
  if (workgroup === undefined) throw notFound(`Redshift endpoint ${WorkgroupName} was not found`);
  const { namespace } = workgroup;
  const { databaseName } = namespace;
  if (Database !== databaseName) throw invalid(`FATAL: database "${Database}" does not exist`);
  const user = SecretArn === undefined ? DbUser : userOf(SecretArn, secrets);
  return {
    target: {
      workgroupName: workgroup.name,
      database: databaseName,
      secretArn: SecretArn,
      dbUser: user ?? iamUser(caller),
    },
    namespace,
    createsUser: user === undefined,
  };
}

/** A name, or an ARN that ends in one. */
function workgroupName(nameOrArn: string): string {
  return nameOrArn.split('/').at(-1) as string;
}

function userOf(secretArn: string, secrets: SecretService): string {
  const secret = JSON.parse(secrets.secretString(secretArn));
  if (typeof secret.username !== 'string') throw invalid(`secret ${secretArn} must hold a username and a password`);
  return secret.username;
}

/** As Redshift Serverless names the user of an IAM identity. */
function iamUser({ roleArn }: Caller): string {
  const [, kind, name] = /:(role\/(?:.*\/)?|user\/|)([^/:]+)$/.exec(roleArn) ?? [];
  return `${kind?.startsWith('role') ? 'IAMR' : 'IAM'}:${name}`;
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
