import type { CreatedResource, ResourceRequest } from '../../kernel/room';
import { listOf, textOf } from '../policy/read-value';
import type { PolicyBook } from '../policy-book';
import { defaultKeyPolicy, defaultTopicPolicy } from './default-policies';
import { functionArn, permissionPolicy } from './function-permission';
import { type Place, readDocument } from './read-document';
import type { Readers } from './readers';

/** How the policies of resources come into the book. */
export function resourcePolicyReaders(book: PolicyBook, place: Place): Readers {
  const known = (_: ResourceRequest, created: CreatedResource) => book.addResource(arnOf(created));
  const read = (request: ResourceRequest, document: unknown) =>
    readDocument('resource-based policy', request, document);
  const bucketArn = (bucket: string) => `arn:${place.partition}:s3:::${bucket}`;
  return {
    'AWS::Kinesis::Stream': known,
    'AWS::Kinesis::StreamConsumer': (_, { attributes = {} }) => book.addResource(String(attributes.ConsumerARN)),
    'AWS::Lambda::Alias': (_, { ref }) => book.addResource(ref),
    'AWS::Lambda::Function': known,
    'AWS::Lambda::Version': (_, { ref }) => book.addResource(ref),
    'AWS::Lambda::Permission': (request) => {
      const { FunctionName } = request.properties;
      const arn = functionArn(textOf('FunctionName', FunctionName), place);
      const document = permissionPolicy(arn, request.properties, place);
      book.addToResource(arn, read(request, document));
    },
    'AWS::SQS::Queue': known,
    'AWS::S3::Bucket': (_, { ref }) => book.addResource(bucketArn(ref)),
    'AWS::SecretsManager::Secret': (_, { ref }) => book.addResource(ref),
    'AWS::SNS::Topic': (request, { ref }) => book.addResource(ref, read(request, defaultTopicPolicy(place))),
    'AWS::KMS::Key': (request, created) => {
      book.addResource(arnOf(created), read(request, request.properties.KeyPolicy ?? defaultKeyPolicy(place)));
    },
    'AWS::Kinesis::ResourcePolicy': (request) => {
      const { ResourceArn, ResourcePolicy } = request.properties;
      book.addResource(textOf('ResourceArn', ResourceArn), read(request, ResourcePolicy));
    },
    'AWS::S3::BucketPolicy': (request) => {
      const { Bucket, PolicyDocument } = request.properties;
      book.addResource(bucketArn(textOf('Bucket', Bucket)), read(request, PolicyDocument));
    },
    'AWS::SecretsManager::ResourcePolicy': (request) => {
      const { SecretId, ResourcePolicy } = request.properties;
      book.addResource(textOf('SecretId', SecretId), read(request, ResourcePolicy));
    },
    'AWS::SNS::TopicPolicy': (request) => {
      const { Topics, PolicyDocument } = request.properties;
      const policy = read(request, PolicyDocument);
      for (const arn of listOf(Topics)) book.addResource(textOf('Topics', arn), policy);
    },
    'AWS::SQS::QueuePolicy': (request) => {
      const { Queues, PolicyDocument } = request.properties;
      const policy = read(request, PolicyDocument);
      for (const url of listOf(Queues)) book.addResource(queueArn(textOf('Queues', url), place), policy);
    },
  };
}

function arnOf({ attributes = {} }: CreatedResource): string {
  return String(attributes.Arn);
}

function queueArn(url: string, { partition, region }: Place): string {
  const [name, account] = url.split('/').reverse();
  return `arn:${partition}:sqs:${region}:${account}:${name}`;
}
