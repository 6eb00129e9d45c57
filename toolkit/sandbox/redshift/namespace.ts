import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, ResourceRequest, ResourceType } from '../kernel/room';
import type { SecretRegistry } from '../kernel/services';
import { WarehouseDatabase } from './engine/warehouse-database';

export const NAMESPACE_PROPERTIES: Pick<ResourceType, 'honours' | 'records'> = {
  honours: ['NamespaceName', 'DbName', 'AdminUsername', 'AdminUserPassword', 'ManageAdminPassword'],
  records: [
    'AdminPasswordSecretKmsKeyId',
    'DefaultIamRoleArn',
    'FinalSnapshotName',
    'FinalSnapshotRetentionPeriod',
    'IamRoles',
    'KmsKeyId',
    'Tags',
    'LogExports',
  ],
};

const DEFAULT_DATABASE = 'dev';
const DEFAULT_ADMIN = 'admin';

/** A namespace of Redshift Serverless: one database and its users. */
export class Namespace {
  readonly name: string;
  readonly databaseName: string;
  readonly adminUsername: string;
  readonly database: WarehouseDatabase;
  private readonly arn: string;
  private readonly adminSecretArn: string | undefined;

  constructor(context: SandboxContext, secrets: SecretRegistry, { properties, generatedName }: ResourceRequest) {
    this.name = String(properties.NamespaceName ?? generatedName.toLowerCase());
    this.databaseName = String(properties.DbName ?? DEFAULT_DATABASE);
    this.adminUsername = String(properties.AdminUsername ?? DEFAULT_ADMIN);
    const { partition, region, account } = context;
    this.arn = `arn:${partition}:redshift-serverless:${region}:${account}:namespace/${this.name}`;
    this.adminSecretArn = isTrue(properties.ManageAdminPassword) ? this.manageAdminPassword(secrets) : undefined;
    this.database = new WarehouseDatabase({
      folder: join(context.dataDir, 'warehouse', encodeURIComponent(this.name)),
      database: this.databaseName,
      adminUser: this.adminUsername,
    });
  }

  created(): CreatedResource {
    return {
      ref: this.name,
      attributes: {
        'Namespace.AdminPasswordSecretArn': this.adminSecretArn,
        'Namespace.AdminUsername': this.adminUsername,
        'Namespace.DbName': this.databaseName,
        'Namespace.NamespaceArn': this.arn,
        'Namespace.NamespaceId': this.name,
        'Namespace.NamespaceName': this.name,
        'Namespace.Status': 'AVAILABLE',
      },
    };
  }

  private manageAdminPassword(secrets: SecretRegistry): string {
    return secrets.manage(`redshift!${this.name}-${this.adminUsername}`, () =>
      JSON.stringify({ username: this.adminUsername, password: randomBytes(24).toString('base64url') }),
    );
  }
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
