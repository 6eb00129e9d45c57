import type { ResourceObserver } from '../kernel/resource-observer';
import type { CreatedResource, ResourceRequest } from '../kernel/room';
import { type Policy, type PolicyKind, readPolicy } from './policy/policy';
import { listOf, objectOf, textOf } from './policy/read-value';
import type { PolicyBook } from './policy-book';

type Read = (request: ResourceRequest, created: CreatedResource) => void;

/** Enters the policies of resources into the book, by the type of the resource. */
export class PolicyReader implements ResourceObserver {
  private readonly readers: Readonly<Record<string, Read>> = {
    'AWS::IAM::Role': (request, created) => this.addRole(request, created),
    'AWS::IAM::Policy': (request) => this.attach(request, request.properties.Roles),
    'AWS::IAM::ManagedPolicy': (request, created) => this.addManagedPolicy(request, created),
    'AWS::EC2::VPCEndpoint': (request, { ref }) => this.addEndpoint(request, ref),
    'AWS::KMS::Key': (request, created) => {
      const { KeyPolicy } = request.properties;
      this.addToResource(arnOf(created), request, KeyPolicy);
    },
    'AWS::S3::Bucket': (request, { ref }) => this.addToResource(this.bucketArn(ref), request),
    'AWS::SQS::Queue': (request, created) => this.addToResource(arnOf(created), request),
    'AWS::SNS::Topic': (request, { ref }) => this.addToResource(ref, request),
    'AWS::Kinesis::Stream': (request, created) => this.addToResource(arnOf(created), request),
    'AWS::Lambda::Function': (request, created) => this.addToResource(arnOf(created), request),
    'AWS::SecretsManager::Secret': (request, { ref }) => this.addToResource(ref, request),
    'AWS::S3::BucketPolicy': (request) => {
      const { Bucket, PolicyDocument } = request.properties;
      this.addToResource(this.bucketArn(textOf('Bucket', Bucket)), request, PolicyDocument);
    },
    'AWS::SQS::QueuePolicy': (request) => {
      const { Queues, PolicyDocument } = request.properties;
      for (const url of listOf(Queues))
        this.addToResource(this.queueArn(textOf('Queues', url)), request, PolicyDocument);
    },
    'AWS::SNS::TopicPolicy': (request) => {
      const { Topics, PolicyDocument } = request.properties;
      for (const arn of listOf(Topics)) this.addToResource(textOf('Topics', arn), request, PolicyDocument);
    },
    'AWS::Kinesis::ResourcePolicy': (request) => {
      const { ResourceArn, ResourcePolicy } = request.properties;
      this.addToResource(textOf('ResourceArn', ResourceArn), request, ResourcePolicy);
    },
    'AWS::SecretsManager::ResourcePolicy': (request) => {
      const { SecretId, ResourcePolicy } = request.properties;
      this.addToResource(textOf('SecretId', SecretId), request, ResourcePolicy);
    },
  };

  constructor(
    private readonly book: PolicyBook,
    private readonly place: { readonly partition: string; readonly region: string; readonly account: string },
  ) {}

  observe(request: ResourceRequest, created: CreatedResource): void {
    this.readers[request.type]?.(request, created);
  }

  private addRole(request: ResourceRequest, { ref, attributes = {} }: CreatedResource): void {
    const {
      AssumeRolePolicyDocument,
      ManagedPolicyArns = [],
      PermissionsBoundary,
      Policies = [],
      Tags = [],
    } = request.properties;
    const arn = String(attributes.Arn);
    const managed = listOf(ManagedPolicyArns).map((policyArn) => textOf('ManagedPolicyArns', policyArn));
    const inline = listOf(Policies).map((policy, i) =>
      read('identity-based policy', request, objectOf(`Policies[${i}]`, policy).PolicyDocument),
    );
    this.book.roles.set(arn, {
      arn,
      name: ref,
      id: String(attributes.RoleId),
      policies: [...inline, ...managed.flatMap((policyArn) => this.book.managedPolicies.get(policyArn) ?? [])],
      unknownPolicies: managed.filter((policyArn) => !this.book.managedPolicies.has(policyArn)),
      boundary:
        PermissionsBoundary === undefined
          ? undefined
          : this.boundary(textOf('PermissionsBoundary', PermissionsBoundary)),
      tags: tagsOf(Tags),
    });
    this.book.addResource(arn, read('role trust policy', request, AssumeRolePolicyDocument));
  }

  /** One that no template defines limits nothing here. */
  private boundary(arn: string): Policy | undefined {
    const policy = this.book.managedPolicies.get(arn);
    return policy && { ...policy, kind: 'permissions boundary' };
  }

  private addManagedPolicy(request: ResourceRequest, { ref }: CreatedResource): void {
    this.book.managedPolicies.set(ref, this.attach(request, request.properties.Roles));
  }

  /** Roles that no template defines are not evaluated in any case. */
  private attach(request: ResourceRequest, roles: unknown = []): Policy {
    const policy = read('identity-based policy', request, request.properties.PolicyDocument);
    const names = listOf(roles).map((name) => textOf('Roles', name));
    for (const role of this.book.roles.values()) if (names.includes(role.name)) role.policies.push(policy);
    return policy;
  }

  private addEndpoint(request: ResourceRequest, id: string): void {
    const { PolicyDocument, VpcId } = request.properties;
    this.book.endpoints.set(id, {
      policy: PolicyDocument === undefined ? undefined : read('VPC endpoint policy', request, PolicyDocument),
      vpcId: VpcId === undefined ? undefined : textOf('VpcId', VpcId),
    });
  }

  private addToResource(arn: string, request: ResourceRequest, document?: unknown): void {
    const policies = document === undefined ? [] : [read('resource-based policy', request, document)];
    this.book.addResource(arn, ...policies);
  }

  private bucketArn(bucket: string): string {
    return `arn:${this.place.partition}:s3:::${bucket}`;
  }

  private queueArn(url: string): string {
    const [account, name] = new URL(url).pathname.split('/').filter((part) => part !== '');
    return `arn:${this.place.partition}:sqs:${this.place.region}:${account}:${name}`;
  }
}

function read(kind: PolicyKind, { stackName, logicalId }: ResourceRequest, document: unknown): Policy {
  return readPolicy(kind, `${stackName}/${logicalId}`, document);
}

function arnOf({ attributes = {} }: CreatedResource): string {
  return String(attributes.Arn);
}

function tagsOf(tags: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listOf(tags).map((tag) => {
      const { Key, Value } = objectOf('Tags', tag);
      return [textOf('Tags.Key', Key), textOf('Tags.Value', Value)];
    }),
  );
}
