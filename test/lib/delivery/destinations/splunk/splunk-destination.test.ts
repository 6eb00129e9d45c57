import { LambdaFunctionProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration, Lazy, Size } from 'aws-cdk-lib/core';
import {
  BackedUpRecords,
  HecEndpointType,
  LambdaProcessor,
  SplunkDestination,
  type SplunkDestinationProps,
} from '../../../../../lib';
import { arn, delivering, deliveryStreamOf, type Given, given } from '../endpoint/endpoint-fixture';

const HEC = 'https://http-inputs-firehose-shop.splunkcloud.com:443';

const synthesize = (propsIn: (parts: Given) => Partial<SplunkDestinationProps> = () => ({})) =>
  delivering((parts) => new SplunkDestination({ hecEndpoint: HEC, secret: parts.secret, ...propsIn(parts) }));

const configured = (propsIn?: (parts: Given) => Partial<SplunkDestinationProps>) =>
  deliveryStreamOf(synthesize(propsIn)).SplunkDestinationConfiguration;

describe('SplunkDestination', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('delivers raw data, and keeps what Splunk does not acknowledge', () => {
    expect(configured()).toMatchObject({
      HECEndpoint: HEC,
      HECEndpointType: 'Raw',
      HECAcknowledgmentTimeoutInSeconds: 180,
      BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 5 },
      RetryOptions: { DurationInSeconds: 300 },
      S3BackupMode: 'FailedEventsOnly',
    });
  });

  test('knows the token by a secret only', () => {
    expect(configured()).not.toHaveProperty('HECToken');
    expect(configured().SecretsManagerConfiguration).toMatchObject({
      Enabled: true,
      SecretARN: arn('secretsmanager', 'secret:login-AbCdEf'),
    });
  });

  test('takes settings of its own', () => {
    const own = configured(({ bucket }) => ({
      hecEndpointType: HecEndpointType.EVENT,
      acknowledgmentTimeout: Duration.seconds(600),
      bufferingInterval: Duration.seconds(0),
      bufferingSize: Size.mebibytes(1),
      backup: { bucket, records: BackedUpRecords.ALL },
    }));
    expect(own).toMatchObject({
      HECEndpointType: 'Event',
      HECAcknowledgmentTimeoutInSeconds: 600,
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 1 },
      S3BackupMode: 'AllEvents',
    });
  });

  test.each([
    ['ours', LambdaProcessor],
    ['that of aws-cdk', LambdaFunctionProcessor],
  ])('invokes a function with 256 KiB where nothing else is said by the processor, %s', (_, Processor) => {
    const { ProcessingConfiguration } = configured(({ stack }) => {
      const handler = LambdaFunction.fromFunctionArn(stack, 'Handler', arn('lambda', 'function:rows'));
      return { processors: [new Processor(handler)] };
    });
    expect(ProcessingConfiguration.Processors[0].Parameters).toContainEqual({
      ParameterName: 'BufferSizeInMBs',
      ParameterValue: '0.25',
    });
  });

  test('takes what is known at deployment only', () => {
    const own = configured(() => ({
      hecEndpoint: Lazy.string({ produce: () => HEC }),
      acknowledgmentTimeout: Duration.seconds(Lazy.number({ produce: () => 181 })),
    }));
    expect(own).toMatchObject({ HECEndpoint: HEC, HECAcknowledgmentTimeoutInSeconds: 181 });
  });

  test.each<[string, Partial<SplunkDestinationProps>, string]>([
    [
      'a URL without TLS',
      { hecEndpoint: 'http://splunk.example.com' },
      'hecEndpoint must be an https URL, got "http://splunk.example.com"',
    ],
    [
      'a URL that is too long',
      { hecEndpoint: `https://example.com/${'a'.repeat(2029)}` },
      'hecEndpoint must be at most 2048 characters, got 2049',
    ],
    [
      'a token in the URL',
      { hecEndpoint: 'https://example.com?token=abc' },
      'hecEndpoint must be without credentials, which belong into the secret, got the parameter "token"',
    ],
    [
      'to wait for less than 180 seconds',
      { acknowledgmentTimeout: Duration.seconds(179) },
      'acknowledgmentTimeout must be a whole number of seconds from 180 to 600, got 179 seconds',
    ],
    [
      'to wait for more than 600 seconds',
      { acknowledgmentTimeout: Duration.seconds(601) },
      'acknowledgmentTimeout must be a whole number of seconds from 180 to 600, got 601 seconds',
    ],
    [
      'to collect for more than a minute',
      { bufferingInterval: Duration.seconds(61) },
      'bufferingInterval must be a whole number of seconds from 0 to 60, got 61 seconds',
    ],
    [
      'to collect more than 5 MiB',
      { bufferingSize: Size.mebibytes(6) },
      'bufferingSize must be a whole number of MiB from 1 to 5, got 6',
    ],
  ])('refuses %s', (_, props, message) => {
    const { secret } = given();
    expect(() => new SplunkDestination({ hecEndpoint: HEC, secret, ...props })).toThrow(
      new Error(`SplunkDestination: ${message}`),
    );
  });
});
