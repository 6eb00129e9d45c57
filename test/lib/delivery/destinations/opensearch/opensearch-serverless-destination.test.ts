import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnCollection } from 'aws-cdk-lib/aws-opensearchserverless';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Size, Stack } from 'aws-cdk-lib/core';
import {
  BackedUpRecords,
  OpenSearchCollection,
  OpenSearchServerlessDestination,
  type OpenSearchServerlessDestinationProps,
} from '../../../../../lib';
import { spelled } from '../../spelled';
import { statementsOf } from '../../synthesized';

const COLLECTION_ARN = 'arn:aws:aoss:eu-west-1:111122223333:collection/abc123';

type Props = Partial<OpenSearchServerlessDestinationProps>;

function newStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function collectionOf(collectionArn = COLLECTION_ARN): OpenSearchCollection {
  return OpenSearchCollection.fromCollectionAttributes({
    collectionArn,
    collectionEndpoint: 'https://abc123.eu-west-1.aoss.amazonaws.com',
    collectionName: 'web',
  });
}

function deliver(stack: Stack, props: Props = {}, collection = collectionOf()): Template {
  const backup = { bucket: Bucket.fromBucketName(stack, 'Failed', 'failed') };
  const destination = new OpenSearchServerlessDestination(collection, { indexName: 'logs', backup, ...props });
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

function hasDestination(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    AmazonOpenSearchServerlessDestinationConfiguration: properties,
  });
}

function dataAccessPolicy(template: Template): { name: string; policy: unknown } {
  const resources = Object.values(template.findResources('AWS::OpenSearchServerless::AccessPolicy'));
  const [{ Name, Policy }] = resources.map(({ Properties }) => Properties);
  return { name: Name, policy: JSON.parse(`${spelled(Policy)}`) };
}

describe('OpenSearchServerlessDestination', () => {
  test('has production defaults', () => {
    const stack = newStack();
    const collection = new CfnCollection(stack, 'Collection', { name: 'web', type: 'TIMESERIES' });
    const destination = new OpenSearchServerlessDestination(OpenSearchCollection.fromCfnCollection(collection), {
      indexName: 'logs',
    });
    new DeliveryStream(stack, 'Delivery', { destination });
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('goes by the endpoint of the collection, as often and as long as Firehose does by itself', () => {
    hasDestination(deliver(newStack()), {
      CollectionEndpoint: 'https://abc123.eu-west-1.aoss.amazonaws.com',
      IndexName: 'logs',
      BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 5 },
      RetryOptions: { DurationInSeconds: 300 },
      S3BackupMode: 'FailedDocumentsOnly',
      VpcConfiguration: Match.absent(),
    });
  });

  test('takes settings of its own', () => {
    const stack = newStack();
    const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['eu-west-1a'],
      privateSubnetIds: ['subnet-1'],
    });
    const template = deliver(stack, {
      bufferingInterval: Duration.seconds(0),
      bufferingSize: Size.mebibytes(100),
      retryDuration: Duration.hours(2),
      vpc: { vpc, target: SecurityGroup.fromSecurityGroupId(stack, 'Endpoint', 'sg-endpoint') },
      backup: { bucket: Bucket.fromBucketName(stack, 'All', 'all'), records: BackedUpRecords.ALL },
    });
    hasDestination(template, {
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 100 },
      RetryOptions: { DurationInSeconds: 7200 },
      VpcConfiguration: { SubnetIds: ['subnet-1'] },
      S3BackupMode: 'AllDocuments',
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-endpoint', FromPort: 443 });
  });

  test('may call the API of its collection, beside the backup and the log', () => {
    const statements = statementsOf(deliver(newStack()), 'DeliveryDestinationRole');
    expect(statements).toHaveLength(5);
    expect(statements[4]).toEqual({ Effect: 'Allow', Action: 'aoss:APIAccessAll', Resource: COLLECTION_ARN });
    const others = statements.slice(0, 4).flatMap(({ Action }) => Action);
    expect(others.filter((action) => !/^(s3|logs):/.test(action))).toEqual([]);
  });

  test('lets the sessions of its role write to its index, and create it', () => {
    const { policy } = dataAccessPolicy(deliver(newStack()));
    expect(policy).toEqual([
      {
        Rules: [
          {
            ResourceType: 'index',
            Resource: ['index/web/logs'],
            Permission: ['aoss:CreateIndex', 'aoss:UpdateIndex', 'aoss:WriteDocument'],
          },
        ],
        Principal: [
          expect.stringMatching(
            /^arn:\$\{AWS::Partition\}:sts::111122223333:assumed-role\/\$\{DeliveryDestinationRole\w+\}\/\*$/,
          ),
        ],
      },
    ]);
  });

  test('names the role of an imported one without its path, as sessions do', () => {
    const stack = newStack();
    const role = Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/teams/web/delivery');
    expect(JSON.stringify(dataAccessPolicy(deliver(stack, { role })).policy)).toContain(
      'sts::111122223333:assumed-role/delivery/*"',
    );
  });

  test('waits for the policy of its role, and for the one of its data', () => {
    deliver(newStack()).hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: [
        Match.stringLikeRegexp('^DeliveryDataAccessPolicy'),
        Match.stringLikeRegexp('^DeliveryDestinationRolePolicy'),
      ],
    });
  });

  test('has a policy of a legal name, the same at each synthesis', () => {
    const nameIn = (stackName: string) => {
      const stack = new Stack(new App(), 'Stack', { stackName });
      return dataAccessPolicy(deliver(stack)).name;
    };
    const name = nameIn(`A${'b'.repeat(127)}`);
    expect(name).toMatch(/^[a-z][a-z0-9-]{2,31}$/);
    expect(name).toBe(nameIn(`A${'b'.repeat(127)}`));
    expect(nameIn('A')).toMatch(/^[a-z][a-z0-9-]{2,31}$/);
    expect(nameIn('A')).not.toBe(nameIn('B'));
  });

  test('says what to let in to a collection of another account, where it makes no policy', () => {
    const stack = newStack();
    const arn = 'arn:aws:aoss:eu-west-1:444455556666:collection/abc123';
    const template = deliver(stack, {}, collectionOf(arn));
    template.resourceCountIs('AWS::OpenSearchServerless::AccessPolicy', 0);
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Delivery',
      Match.stringLikeRegexp(
        `the owner of ${arn} must let the role of the delivery stream in, by a data access policy with ` +
          '.*index/web/logs.*aoss:WriteDocument.*assumed-role/',
      ),
    );
  });

  test('warns of nothing in its own account', () => {
    const stack = newStack();
    deliver(stack);
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test.each([
    [{ indexName: 'Logs' }, /^OpenSearchServerlessDestination: indexName must be .*, got "Logs"$/],
    [
      { bufferingSize: Size.mebibytes(101) },
      'OpenSearchServerlessDestination: bufferingSize must be a whole number of MiB from 1 to 100, got 101',
    ],
    [
      { retryDuration: Duration.seconds(7201) },
      'OpenSearchServerlessDestination: retryDuration must be a whole number of seconds from 0 to 7200, got 7201 seconds',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => deliver(newStack(), props)).toThrow(typeof message === 'string' ? new Error(message) : message);
  });
});
