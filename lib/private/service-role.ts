import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { keepInManagedPolicies } from './managed-policies';

/** Services which name the account they act for in an external id, and send no source keys. */
const TRUSTED_BY_EXTERNAL_ID = ['firehose.amazonaws.com'];

export interface ServiceRoleProps {
  /** The service that assumes the role, such as `firehose.amazonaws.com`. */
  readonly service: string;
  /** What the role is for. */
  readonly description: string;
  /** The one resource on whose behalf the service may assume the role; an ARN pattern where it is known only later. */
  readonly sourceArn?: string;
}

/** A role which one AWS service may assume, and only on behalf of this account. */
export function serviceRole(scope: Construct, id: string, props: ServiceRoleProps): Role {
  const conditions = trustConditions(Stack.of(scope).account, props);
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal(props.service, { conditions }),
    description: props.description,
  });
  keepInManagedPolicies(role);
  return role;
}

function trustConditions(account: string, { service, sourceArn }: ServiceRoleProps): Record<string, unknown> {
  if (TRUSTED_BY_EXTERNAL_ID.includes(service)) return { StringEquals: { 'sts:ExternalId': account } };
  return {
    StringEquals: { 'aws:SourceAccount': account },
    ...(sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': sourceArn } }),
  };
}
