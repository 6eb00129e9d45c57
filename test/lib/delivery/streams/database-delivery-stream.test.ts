import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { type DestinationConfig, type IDestination, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  type DatabaseConnection,
  DatabaseDeliveryStream,
  type DatabaseDeliveryStreamProps,
  DatabaseEngine,
} from '../../../../lib';
import { acknowledgedRules } from '../../private/acknowledged-rules';
import { statementsOf } from '../synthesized';

const SERVICE_NAME = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0';
const ROLE_ARN = 'arn:aws:iam::123456789012:role/delivers';

/** As little of one as CloudFormation takes. */
const ICEBERG: IDestination = {
  bind: () => {
    const s3Configuration = { bucketArn: 'arn:aws:s3:::errors', roleArn: ROLE_ARN };
    const icebergDestinationConfiguration = { catalogConfiguration: {}, roleArn: ROLE_ARN, s3Configuration };
    return { icebergDestinationConfiguration } as DestinationConfig;
  },
};

function deliveryIn(
  stack: Stack,
  props: Partial<DatabaseDeliveryStreamProps> = {},
  connection: Partial<DatabaseConnection> = {},
): DatabaseDeliveryStream {
  return new DatabaseDeliveryStream(stack, 'Delivery', {
    database: {
      engine: DatabaseEngine.MYSQL,
      endpoint: 'shop.example.com',
      secret: Secret.fromSecretNameV2(stack, 'Secret', 'shop'),
      vpcEndpointServiceName: SERVICE_NAME,
      ...connection,
    },
    databases: { include: ['shop'] },
    tables: { include: ['shop.orders'], exclude: ['shop.audit'] },
    snapshotWatermarkTable: 'shop.watermarks',
    destination: ICEBERG,
    ...props,
  });
}

function synthesize(props?: Partial<DatabaseDeliveryStreamProps>, connection?: Partial<DatabaseConnection>): Template {
  const stack = new Stack(new App(), 'Stack');
  deliveryIn(stack, props, connection);
  return Template.fromStack(stack);
}

function hasSource(template: Template, source: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', { DatabaseSourceConfiguration: source });
}

describe('DatabaseDeliveryStream', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('reads the database privately, with a secret', () => {
    const template = synthesize();
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', { DeliveryStreamType: 'DatabaseAsSource' });
    hasSource(template, {
      Type: 'MySQL',
      Endpoint: 'shop.example.com',
      Port: 3306,
      SSLMode: 'Enabled',
      Databases: { Include: ['shop'] },
      Tables: { Include: ['shop.orders'], Exclude: ['shop.audit'] },
      Columns: Match.absent(),
      SurrogateKeys: Match.absent(),
      SnapshotWatermarkTable: 'shop.watermarks',
      DatabaseSourceVPCConfiguration: { VpcEndpointServiceName: SERVICE_NAME },
      DatabaseSourceAuthenticationConfiguration: {
        SecretsManagerConfiguration: {
          Enabled: true,
          RoleARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliverySourceRole'), 'Arn'] },
        },
      },
    });
  });

  test('may read the secret, and nothing else', () => {
    expect(statementsOf(synthesize(), 'DeliverySourceRole')).toEqual([
      { Action: 'secretsmanager:GetSecretValue', Effect: 'Allow', Resource: expect.anything() },
    ]);
  });

  test('takes every option', () => {
    const props = { columns: { exclude: ['shop.orders.note'] }, surrogateKeys: ['shop.visits.id'] };
    const connection = { engine: DatabaseEngine.POSTGRESQL, ssl: false, publicCertificate: 'a\nb', digest: 'c' };
    hasSource(synthesize(props, connection), {
      Type: 'PostgreSQL',
      Port: 5432,
      SSLMode: 'Disabled',
      PublicCertificate: 'a\nb',
      Digest: 'c',
      Columns: { Exclude: ['shop.orders.note'] },
      SurrogateKeys: ['shop.visits.id'],
    });
  });

  test('warns that the preview has ended', () => {
    const stack = new Stack(new App(), 'Stack');
    deliveryIn(stack);
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Delivery',
      'Stack/Delivery: AWS ended the preview of databases as sources, only accounts that still have it can deploy this [ack: cdk-kinesis-pipelines:databaseSourceEnded]',
    );
  });

  test('acknowledges that the database encrypts', () => {
    expect(acknowledgedRules(deliveryIn(new Stack(new App(), 'Stack')))).toEqual(['AwsSolutions::AwsSolutions-KDF1']);
  });

  test('refuses a destination other than Iceberg', () => {
    const stack = new Stack(new App(), 'Stack');
    const destination = new S3Bucket(new Bucket(stack, 'Bucket'));
    expect(() => deliveryIn(stack, { destination })).toThrow(
      new Error(
        'Stack/Delivery: destination must be one with icebergDestinationConfiguration, got extendedS3DestinationConfiguration',
      ),
    );
  });

  test.each([
    [{ endpoint: '' }, 'endpoint must be 1 to 255 characters, got ""'],
    [{ endpoint: 'a'.repeat(256) }, `endpoint must be 1 to 255 characters, got "${'a'.repeat(256)}"`],
    [{ port: 0 }, 'port must be a whole number from 1 to 65535, got 0'],
    [{ port: 65_536 }, 'port must be a whole number from 1 to 65535, got 65536'],
    [{ vpcEndpointServiceName: 'a' }, 'vpcEndpointServiceName must be the name of a VPC endpoint service, got "a"'],
    [{ publicCertificate: '' }, 'publicCertificate must be 1 to 4,096 characters, got ""'],
    [{ digest: '' }, 'digest must be 1 to 512 characters, got ""'],
  ])('refuses %j', (connection, message) => {
    expect(() => synthesize({}, connection)).toThrow(new Error(`Stack/Delivery: ${message}`));
  });

  test.each([{ endpoint: 'a'.repeat(255) }, { port: 1 }, { port: 65_535 }, { digest: 'a'.repeat(512) }])(
    'takes %j',
    (connection) => {
      expect(() => synthesize({}, connection)).not.toThrow();
    },
  );
});
