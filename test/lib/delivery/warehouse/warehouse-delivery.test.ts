import { Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  Warehouse,
  WarehouseAccess,
  WarehouseDelivery,
  type WarehouseDeliveryProps,
} from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';

function warehouseIn(stack: Stack, access = WarehouseAccess.firehose()): Warehouse {
  const subnetIds = ['subnet-1', 'subnet-2', 'subnet-3'];
  const routeTableIds = ['rtb-1', 'rtb-2', 'rtb-3'];
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b', 'c'],
    publicSubnetIds: subnetIds,
    publicSubnetRouteTableIds: routeTableIds,
    isolatedSubnetIds: subnetIds,
    isolatedSubnetRouteTableIds: routeTableIds,
  });
  return new Warehouse(stack, 'Warehouse', { vpc, access });
}

function synthesize(props?: (stack: Stack) => Partial<WarehouseDeliveryProps>): Template {
  const stack = new Stack(new App(), 'Stack');
  const source = new DataStream(stack, 'Source');
  new WarehouseDelivery(stack, 'Delivery', { source, warehouse: warehouseIn(stack), ...props?.(stack) });
  return Template.fromStack(stack);
}

describe('WarehouseDelivery', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => {
      const source = new DataStream(stack, 'Source');
      new WarehouseDelivery(stack, 'Delivery', { source, warehouse: warehouseIn(stack) });
    });
    expect(recommended).toEqual(bare);
  });

  test('loads the table of the warehouse as its loader', () => {
    synthesize().hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      RedshiftDestinationConfiguration: {
        ClusterJDBCURL: { 'Fn::Join': ['', Match.arrayWith([':5439/analytics'])] },
        CopyCommand: { DataTableName: 'access_log' },
        ProcessingConfiguration: { Processors: [{ Type: 'Lambda' }] },
        SecretsManagerConfiguration: { SecretARN: { Ref: Match.stringLikeRegexp('^WarehouseTableLoader') } },
      },
    });
  });

  test('waits until there is a table', () => {
    synthesize().hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^WarehouseTable[0-9A-F]{8}$')]),
    });
  });

  test('keeps the objects to copy in a bucket with the key of the warehouse', () => {
    synthesize().hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              ServerSideEncryptionByDefault: {
                KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^WarehouseKey'), 'Arn'] },
              },
            },
          ],
        },
      },
    });
  });

  test('takes a bucket, and rows as they are', () => {
    const template = synthesize((stack) => ({ intermediateBucket: new Bucket(stack, 'Existing'), processors: [] }));
    template.resourceCountIs('AWS::S3::Bucket', 1);
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      RedshiftDestinationConfiguration: { ProcessingConfiguration: Match.absent() },
    });
  });

  test('refuses a warehouse that Firehose cannot reach', () => {
    const stack = new Stack(new App(), 'Stack');
    const warehouse = warehouseIn(stack, WarehouseAccess.vpcOnly());
    expect(
      () => new WarehouseDelivery(stack, 'Delivery', { source: new DataStream(stack, 'Source'), warehouse }),
    ).toThrow(new Error('Stack/Delivery: warehouse access must be WarehouseAccess.firehose(), got vpcOnly()'));
  });

  test('allows no action by a wildcard', () => {
    const policies = Object.values(synthesize().findResources('AWS::IAM::ManagedPolicy'));
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });
});
