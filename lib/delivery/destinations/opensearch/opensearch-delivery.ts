import type { Grant, IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type EndpointKind, endpointDelivery, requireEndpointOptions } from '../endpoint/endpoint-delivery';
import { requireVpc, vpcConfiguration } from './destination-vpc';
import { requireIndexName } from './index-name';
import type { OpenSearchDeliveryOptions } from './opensearch-delivery-options';

/** What the destinations of Amazon OpenSearch Service have in common. */
export interface OpenSearchDelivery {
  readonly role: IRole;
  readonly grants: Grant[];
  readonly properties: CfnDeliveryStream.AmazonOpenSearchServerlessDestinationConfigurationProperty;
}

/** Throws unless Firehose can deliver with the options. */
export function requireDeliveryOptions(owner: string, options: OpenSearchDeliveryOptions): void {
  requireIndexName(owner, options.indexName);
  requireEndpointOptions(kindOf(owner), options);
  if (options.vpc !== undefined) requireVpc(owner, options.vpc);
}

/** Renders the options, and lets the role do what they need. */
export function openSearchDelivery(
  scope: Construct,
  owner: string,
  options: OpenSearchDeliveryOptions,
): OpenSearchDelivery {
  const { role, grants, properties } = endpointDelivery(scope, kindOf(owner), options);
  const network = options.vpc && vpcConfiguration(scope, role, options.vpc);
  return {
    role,
    grants: network === undefined ? grants : [...grants, network.grant],
    properties: {
      ...properties,
      roleArn: role.roleArn,
      indexName: options.indexName,
      vpcConfiguration: network?.config,
    },
  };
}

function kindOf(owner: string): EndpointKind {
  return {
    owner,
    buffering: { interval: Duration.seconds(300), size: Size.mebibytes(5), maxMebibytes: 100 },
    retryDuration: Duration.seconds(300),
    backupWords: { failed: 'FailedDocumentsOnly', all: 'AllDocuments' },
  };
}
