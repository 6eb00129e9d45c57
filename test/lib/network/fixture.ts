import type { Template } from 'aws-cdk-lib/assertions';
import { App, Stack, type StackProps } from 'aws-cdk-lib/core';
import { PipelineEndpoints, type PipelineEndpointsProps } from '../../../lib/network/pipeline-endpoints';
import { PipelineVpc } from '../../../lib/network/pipeline-vpc';

export function newStack(props?: StackProps): Stack {
  return new Stack(new App(), 'Stack', props);
}

/** Endpoints in a VPC of their own. */
export function newEndpoints(stack: Stack, props: Partial<PipelineEndpointsProps> = {}): PipelineEndpoints {
  const vpc = new PipelineVpc(stack, 'Network').vpc;
  return new PipelineEndpoints(stack, 'Endpoints', { vpc, ...props });
}

/** What the policy of the endpoint with this construct id states, where all targets are given at once. */
export function statementsOf(template: Template, id: string): unknown {
  const endpoints = Object.entries(template.findResources('AWS::EC2::VPCEndpoint'));
  const [endpoint] = endpoints.filter(([logicalId]) => new RegExp(`Endpoints${id}[0-9A-F]{8}$`).test(logicalId));
  return endpoint?.[1].Properties.PolicyDocument?.Statement;
}
