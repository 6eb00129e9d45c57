import { type IRole, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { CfnNamespace, CfnWorkgroup } from 'aws-cdk-lib/aws-redshiftserverless';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { type CustomResource, Lazy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { integrationStatements } from './integration-statements';
import type { WarehouseEngine } from './warehouse-engine';
import type { DataApiConnection, SetupRequest, WarehouseSetup } from './warehouse-setup';

/** Names of streams differ by case; a view that refreshes by itself knows of it only from the workgroup. */
const KEEP_CASE = { parameterKey: 'enable_case_sensitive_identifier', parameterValue: 'true' };

/** A namespace and its workgroup, whose settings grow with what is set up in them. */
export class ServerlessEngine implements WarehouseEngine {
  private readonly roles = new Set<IRole>();
  private readonly sources = new Set<IBucket>();
  private keepsCase = false;

  constructor(
    private readonly namespace: CfnNamespace,
    workgroup: CfnWorkgroup,
    private readonly setup: WarehouseSetup,
  ) {
    const parameters = workgroup.configParameters as CfnWorkgroup.ConfigParameterProperty[];
    namespace.iamRoles = Lazy.list(
      { produce: () => [...this.roles].map(({ roleArn }) => roleArn) },
      { omitEmpty: true },
    );
    namespace.namespaceResourcePolicy = Lazy.any({ produce: () => this.resourcePolicy() });
    workgroup.configParameters = Lazy.any({ produce: () => [...(this.keepsCase ? [KEEP_CASE] : []), ...parameters] });
  }

  get connection(): DataApiConnection {
    return this.setup.target.connection;
  }

  get arn(): string {
    return this.setup.target.arn;
  }

  run(scope: Construct, id: string, request: SetupRequest): CustomResource {
    return this.setup.run(scope, id, request);
  }

  associateRole(role: IRole): void {
    this.roles.add(role);
  }

  keepCase(): void {
    this.keepsCase = true;
  }

  admitEvents(_scope: Construct, bucket: IBucket): string {
    this.sources.add(bucket);
    return this.namespace.attrNamespaceNamespaceArn;
  }

  private resourcePolicy(): PolicyDocument | undefined {
    if (this.sources.size === 0) return undefined;
    return new PolicyDocument({ statements: integrationStatements([...this.sources]) });
  }
}
