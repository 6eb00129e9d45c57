import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnNamespace } from 'aws-cdk-lib/aws-redshiftserverless';
import { ArnFormat, Names, type RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface WarehouseNamespaceProps {
  readonly adminUsername: string;
  readonly databaseName: string;
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** A namespace whose administrator password is known to AWS Secrets Manager only. */
export function warehouseNamespace(scope: Construct, props: WarehouseNamespaceProps): CfnNamespace {
  const namespace = new CfnNamespace(scope, 'Namespace', {
    namespaceName: warehouseName(scope),
    dbName: props.databaseName,
    adminUsername: props.adminUsername,
    manageAdminPassword: true,
    adminPasswordSecretKmsKeyId: props.encryptionKey.keyId,
    kmsKeyId: props.encryptionKey.keyArn,
    logExports: ['userlog', 'connectionlog', 'useractivitylog'],
  });
  namespace.applyRemovalPolicy(props.removalPolicy);
  // CloudFormation replaces a namespace at any change of its tags, and the databases in it.
  namespace.addPropertyDeletionOverride('Tags');
  return namespace;
}

/** The name of the secret which the service makes for the administrator; its ARN is no attribute of the resource. */
export function adminSecretName(namespaceName: string, adminUsername: string): string {
  return `redshift!${namespaceName}-${adminUsername}`;
}

/** AWS Secrets Manager appends six characters of its own to a name. */
export function secretArn(scope: Construct, secretName: string): string {
  return Stack.of(scope).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${secretName}-??????`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** Namespaces and workgroups take lowercase letters, digits and hyphens, 3 to 64 of them. */
export function warehouseName(scope: Construct): string {
  return Names.uniqueResourceName(scope, { maxLength: 64, separator: '-' }).toLowerCase();
}
