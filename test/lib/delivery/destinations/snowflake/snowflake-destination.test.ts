import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration, Lazy, Size } from 'aws-cdk-lib/core';
import {
  BackedUpRecords,
  LambdaProcessor,
  SnowflakeDataLoading,
  SnowflakeDestination,
  type SnowflakeDestinationProps,
} from '../../../../../lib';
import { arn, delivering, deliveryStreamOf, type Given, given } from '../endpoint/endpoint-fixture';

const TABLE = {
  accountUrl: 'xy12345.eu-west-1.aws.snowflakecomputing.com',
  database: 'SHOP',
  schema: 'PUBLIC',
  table: 'CLICKS',
};
const VPCE_ID = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0';

const synthesize = (propsIn: (parts: Given) => Partial<SnowflakeDestinationProps> = () => ({})) =>
  delivering((parts) => new SnowflakeDestination({ ...TABLE, secret: parts.secret, ...propsIn(parts) }));

const configured = (propsIn?: (parts: Given) => Partial<SnowflakeDestinationProps>) =>
  deliveryStreamOf(synthesize(propsIn)).SnowflakeDestinationConfiguration;

const made = (props: Partial<SnowflakeDestinationProps>) => () =>
  new SnowflakeDestination({ ...TABLE, secret: given().secret, ...props });

describe('SnowflakeDestination', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('delivers rows at once, by the names of their columns', () => {
    expect(configured()).toMatchObject({
      AccountUrl: 'xy12345.eu-west-1.aws.snowflakecomputing.com',
      Database: 'SHOP',
      Schema: 'PUBLIC',
      Table: 'CLICKS',
      DataLoadingOption: 'JSON_MAPPING',
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 128 },
      RetryOptions: { DurationInSeconds: 60 },
      S3BackupMode: 'FailedDataOnly',
    });
  });

  test.each(['User', 'PrivateKey', 'KeyPassphrase', 'SnowflakeRoleConfiguration', 'SnowflakeVpcConfiguration'])(
    'has no %s of its own',
    (property) => {
      expect(configured()).not.toHaveProperty(property);
    },
  );

  test('takes settings of its own', () => {
    const own = configured(({ bucket }) => ({
      snowflakeRole: 'LOADER',
      privateLinkVpceId: VPCE_ID,
      dataLoading: SnowflakeDataLoading.variantContentAndMetadata('CONTENT', 'METADATA'),
      bufferingInterval: Duration.seconds(900),
      bufferingSize: Size.mebibytes(1),
      backup: { bucket, records: BackedUpRecords.ALL },
    }));
    expect(own).toMatchObject({
      SnowflakeRoleConfiguration: { Enabled: true, SnowflakeRole: 'LOADER' },
      SnowflakeVpcConfiguration: { PrivateLinkVpceId: VPCE_ID },
      DataLoadingOption: 'VARIANT_CONTENT_AND_METADATA_MAPPING',
      ContentColumnName: 'CONTENT',
      MetaDataColumnName: 'METADATA',
      BufferingHints: { IntervalInSeconds: 900, SizeInMBs: 1 },
      S3BackupMode: 'AllData',
    });
  });

  test('puts a whole record into one column', () => {
    const own = configured(() => ({ dataLoading: SnowflakeDataLoading.variantContent('CONTENT') }));
    expect(own).toMatchObject({ DataLoadingOption: 'VARIANT_CONTENT_MAPPING', ContentColumnName: 'CONTENT' });
    expect(own).not.toHaveProperty('MetaDataColumnName');
  });

  test('invokes a function with 256 KiB or every 30 seconds, where nothing else is said', () => {
    const { ProcessingConfiguration } = configured(({ stack }) => {
      const handler = LambdaFunction.fromFunctionArn(stack, 'Handler', arn('lambda', 'function:rows'));
      return { processors: [new LambdaProcessor(handler)] };
    });
    expect(ProcessingConfiguration.Processors[0].Parameters).toEqual(
      expect.arrayContaining([
        { ParameterName: 'BufferSizeInMBs', ParameterValue: '0.25' },
        { ParameterName: 'BufferIntervalInSeconds', ParameterValue: '30' },
      ]),
    );
  });

  test.each([
    'a.snowflakecomputing.com',
    'https://xy12345.snowflakecomputing.com',
    'my_org-shop.privatelink.snowflakecomputing.com:443',
    Lazy.string({ produce: () => 'known.later' }),
  ])('takes the account %j', (accountUrl) => {
    expect(made({ accountUrl })).not.toThrow();
  });

  test.each([
    'http://xy12345.snowflakecomputing.com',
    'snowflakecomputing.com',
    'xy12345.snowflakecomputing.com.example.com',
    'user:password@xy12345.snowflakecomputing.com',
    '',
  ])('refuses the account %j', (accountUrl) => {
    expect(made({ accountUrl })).toThrow(
      new Error(
        `SnowflakeDestination: accountUrl must be <account identifier>.snowflakecomputing.com, got ${JSON.stringify(accountUrl)}`,
      ),
    );
  });

  test.each(['database', 'schema', 'table', 'snowflakeRole'])(
    'refuses a %s without a name, or with too long a one',
    (prop) => {
      const message = `SnowflakeDestination: ${prop} must be 1 to 255 characters, got`;
      expect(made({ [prop]: '' })).toThrow(new Error(`${message} ""`));
      expect(made({ [prop]: 'n'.repeat(255) })).not.toThrow();
      expect(made({ [prop]: 'n'.repeat(256) })).toThrow(new Error(`${message} "${'n'.repeat(256)}"`));
    },
  );

  test.each<[Partial<SnowflakeDestinationProps>, string]>([
    [
      { privateLinkVpceId: 'vpce-svc-0123456789abcdef0' },
      'privateLinkVpceId must be com.amazonaws.vpce.<region>.vpce-svc-<id>, got "vpce-svc-0123456789abcdef0"',
    ],
    [
      { bufferingInterval: Duration.seconds(901) },
      'bufferingInterval must be a whole number of seconds from 0 to 900, got 901 seconds',
    ],
    [{ bufferingSize: Size.mebibytes(129) }, 'bufferingSize must be a whole number of MiB from 1 to 128, got 129'],
  ])('refuses %j', (props, message) => {
    expect(made(props)).toThrow(new Error(`SnowflakeDestination: ${message}`));
  });
});
