import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { requireMetricNamespace } from '../../private/validation';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('Metrics', InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING);

/** Metrics have no ARN: their namespace is as narrow as it gets. */
export function metricAccess(metricNamespaces: string[]): EndpointAccess {
  for (const namespace of requireSome('metricNamespaces', metricNamespaces)) {
    requireMetricNamespace('EndpointTarget', namespace);
  }
  const conditions = { StringEquals: { 'cloudwatch:namespace': metricNamespaces } };
  return { service: SERVICE, statements: [allowing(['cloudwatch:PutMetricData'], ['*'], conditions)] };
}
