import { createHash } from 'node:crypto';
import type { CreatedResource } from '../kernel/room';

export interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

export interface RecordedRequest {
  readonly type: string;
  readonly logicalId: string;
  readonly generatedName: string;
  /** The name that the template gives, where it does. */
  readonly givenName?: string;
  /** The VPC that the template puts it in. */
  vpcId?(): unknown;
}

type Identify = (request: RecordedRequest, place: Place) => CreatedResource;

/**
 * Identity of a resource that does not run here but that others refer to: the same on every run, and shaped as AWS
 * shapes it. A type that is not listed is known by its name alone.
 */
export function recordedResource(request: RecordedRequest, place: Place): CreatedResource {
  const identify = Object.hasOwn(IDENTITIES, request.type) ? IDENTITIES[request.type] : undefined;
  return identify?.(request, place) ?? { ref: nameOf(request) };
}

const IDENTITIES: Readonly<Record<string, Identify>> = {
  'AWS::EC2::VPC': (request, place) => {
    const id = ec2Id('vpc', request);
    return {
      ref: id,
      attributes: { VpcId: id, DefaultSecurityGroup: ec2Id('sg', request), Arn: arn(place, 'ec2', `vpc/${id}`) },
    };
  },
  'AWS::EC2::Subnet': (request) => ({
    ref: ec2Id('subnet', request),
    attributes: { SubnetId: ec2Id('subnet', request), VpcId: request.vpcId?.() },
  }),
  'AWS::EC2::SecurityGroup': (request) => {
    const id = ec2Id('sg', request);
    return { ref: id, attributes: { GroupId: id } };
  },
  'AWS::EC2::InternetGateway': (request) => ({ ref: ec2Id('igw', request) }),
  'AWS::EC2::RouteTable': (request) => ({
    ref: ec2Id('rtb', request),
    attributes: { RouteTableId: ec2Id('rtb', request) },
  }),
  'AWS::SQS::Queue': (request, place) => ({
    ref: `https://sqs.${place.region}.amazonaws.com/${place.account}/${nameOf(request)}`,
    attributes: { Arn: arn(place, 'sqs', nameOf(request)), QueueName: nameOf(request) },
  }),
  'AWS::DynamoDB::Table': (request, place) => ({
    ref: nameOf(request),
    attributes: { Arn: arn(place, 'dynamodb', `table/${nameOf(request)}`) },
  }),
  'AWS::OpenSearchService::Domain': domain,
  'AWS::Elasticsearch::Domain': domain,
  'AWS::OpenSearchServerless::Collection': (request, place) => {
    const id = hash(request).slice(0, 20);
    const endpoint = `https://${id}.${place.region}.aoss.amazonaws.com`;
    return {
      ref: id,
      attributes: {
        Id: id,
        Arn: arn(place, 'aoss', `collection/${id}`),
        CollectionEndpoint: endpoint,
        DashboardEndpoint: `${endpoint}/_dashboards`,
      },
    };
  },
  'AWS::Lambda::LayerVersion': (request, place) => ({ ref: arn(place, 'lambda', `layer:${nameOf(request)}:1`) }),
};

function domain(request: RecordedRequest, place: Place): CreatedResource {
  const name = request.givenName ?? `${request.logicalId.slice(0, 15).toLowerCase()}-${hash(request).slice(0, 12)}`;
  const domainArn = arn(place, 'es', `domain/${name}`);
  const DomainEndpoint = `search-${name}-${hash(request).slice(0, 26)}.${place.region}.es.amazonaws.com`;
  const attributes = { Arn: domainArn, DomainArn: domainArn, DomainEndpoint, Id: `${place.account}/${name}` };
  return { ref: name, attributes };
}

function nameOf({ givenName, generatedName }: RecordedRequest): string {
  return givenName ?? generatedName;
}

function arn(place: Place, service: string, resource: string): string {
  return `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
}

function hash(request: RecordedRequest): string {
  return createHash('sha256').update(request.generatedName).digest('hex');
}

function ec2Id(prefix: string, request: RecordedRequest): string {
  return `${prefix}-${hash(request).slice(0, 17)}`;
}
