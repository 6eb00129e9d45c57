import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  type AddToPrincipalPolicyResult,
  Policy,
  type PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { IDestination } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import {
  ConversionSchema,
  DirectPutDeliveryStream,
  HttpEndpointDestination,
  IcebergCatalog,
  IcebergDestination,
  OpenSearchCollection,
  OpenSearchServerlessDestination,
  RedshiftDestination,
  RedshiftEndpoint,
  S3Destination,
} from '../../../../lib';

/** Keeps a policy for each statement, as aws-cdk does for what exceeds the size of one policy. */
class RoleOfManyPolicies extends Role {
  private policies = 0;

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.policies += 1;
    const policy = new Policy(this, `Policy${this.policies}`, { statements: [statement], roles: [this] });
    return { statementAdded: true, policyDependable: policy };
  }
}

function bucketIn(stack: Stack, name: string): IBucket {
  return Bucket.fromBucketName(stack, name, name.toLowerCase());
}

function secretIn(stack: Stack): Secret {
  return new Secret(stack, 'Secret');
}

const TABLE = { databaseName: 'shop', tableName: 'orders' };
const TABLE_BUCKET = 'arn:aws:s3tables:eu-west-1:111111111111:bucket/tables';
const COLLECTION = {
  collectionArn: 'arn:aws:aoss:eu-west-1:111111111111:collection/abc',
  collectionEndpoint: 'https://abc.eu-west-1.aoss.amazonaws.com',
  collectionName: 'logs',
};

test.each<[string, (stack: Stack, role: Role) => IDestination]>([
  [
    'Amazon S3',
    (stack, role) => {
      const formatConversion = { schema: ConversionSchema.fromTableName('shop', 'orders') };
      return new S3Destination(bucketIn(stack, 'Rows'), {
        role,
        formatConversion,
        backup: { bucket: bucketIn(stack, 'Copies') },
      });
    },
  ],
  [
    'Amazon Redshift',
    (stack, role) =>
      new RedshiftDestination(bucketIn(stack, 'Rows'), {
        role,
        endpoint: RedshiftEndpoint.fromJdbcUrl('jdbc:redshift://c.abc.eu-west-1.redshift.amazonaws.com:5439/dev'),
        secret: secretIn(stack),
        tableName: 'orders',
        backup: { bucket: bucketIn(stack, 'Copies') },
      }),
  ],
  [
    'an endpoint',
    (stack, role) =>
      new HttpEndpointDestination({ role, url: 'https://collector.example.com', secret: secretIn(stack) }),
  ],
  [
    'a collection in a VPC',
    (stack, role) => {
      const vpc = new Vpc(stack, 'Vpc');
      const securityGroups = [new SecurityGroup(stack, 'SecurityGroup', { vpc })];
      const collection = OpenSearchCollection.fromCollectionAttributes(COLLECTION);
      return new OpenSearchServerlessDestination(collection, {
        role,
        indexName: 'orders',
        vpc: { vpc, securityGroups },
      });
    },
  ],
  [
    'Apache Iceberg on AWS Glue',
    (stack, role) => {
      const catalog = IcebergCatalog.glue({ buckets: [bucketIn(stack, 'Rows')] });
      return new IcebergDestination(catalog, { role, tables: [TABLE] });
    },
  ],
  [
    'Apache Iceberg on Amazon S3 Tables',
    (_, role) => new IcebergDestination(IcebergCatalog.fromTableBucketArn(TABLE_BUCKET), { role, tables: [TABLE] }),
  ],
])('a delivery stream to %s waits for whatever its role is granted', (_, destinationIn) => {
  const stack = new Stack();
  const role = new RoleOfManyPolicies(stack, 'Role', { assumedBy: new ServicePrincipal('firehose.amazonaws.com') });
  new DirectPutDeliveryStream(stack, 'Delivery', { destination: destinationIn(stack, role) });
  const template = Template.fromStack(stack);
  const policies = Object.keys(template.findResources('AWS::IAM::Policy'));
  const [deliveryStream] = Object.values(template.findResources('AWS::KinesisFirehose::DeliveryStream'));
  expect(policies.length).toBeGreaterThan(3);
  expect(deliveryStream?.DependsOn).toEqual(expect.arrayContaining(policies));
});
