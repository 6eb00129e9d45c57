import type { IRole } from 'aws-cdk-lib/aws-iam';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Annotations, type CustomResource, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';
import { integrationStatements } from './integration-statements';
import type { WarehouseEngine } from './warehouse-engine';
import type { DataApiConnection, SetupRequest, WarehouseSetup } from './warehouse-setup';

/** A cluster that stands: what its settings lack is said, because they cannot be changed here. */
export class ClusterEngine implements WarehouseEngine {
  constructor(
    private readonly owner: Construct,
    private readonly setup: WarehouseSetup,
    private readonly namespaceArn: string | undefined,
  ) {}

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
    this.warn('clusterLacksRole', `associate the role ${role.node.path} with it`);
  }

  keepCase(): void {
    this.warn('clusterFoldsNames', 'set enable_case_sensitive_identifier to true in its parameter group');
  }

  admitEvents(scope: Construct, bucket: IBucket): string {
    const { namespaceArn } = this;
    requireThat(namespaceArn !== undefined, scope, 'warehouse namespaceArn', 'given, to send events to', 'none');
    const policy = new PolicyDocument({ statements: integrationStatements([bucket]) });
    const rendered = JSON.stringify(Stack.of(scope).resolve(policy));
    this.warn('clusterLacksPolicy', `put the resource policy ${rendered} on its namespace`);
    return namespaceArn as string;
  }

  private warn(id: string, what: string): void {
    const message = `${this.owner.node.path}: the cluster cannot be changed here, ${what}`;
    Annotations.of(this.owner).addWarningV2(`cdk-kinesis-pipelines:${id}`, message);
  }
}
