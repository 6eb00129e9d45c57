import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream, HttpCompression, HttpEndpoint, type HttpEndpointProps } from 'aws-cdk-lib/aws-kinesisfirehose';
import { App, Duration, Lazy, Size, Stack } from 'aws-cdk-lib/core';
import { HttpEndpointDestination, type HttpEndpointDestinationProps } from '../../../../../lib';
import { delivering, deliveryStreamOf } from '../endpoint/endpoint-fixture';

const URL = 'https://collector.example.com/clicks';

const synthesize = (props: Partial<HttpEndpointDestinationProps> = {}) =>
  delivering(() => new HttpEndpointDestination({ url: URL, ...props }));

const configured = (props?: Partial<HttpEndpointDestinationProps>) =>
  deliveryStreamOf(synthesize(props)).HttpEndpointDestinationConfiguration;

const refuses = (props: Partial<HttpEndpointDestinationProps>, message: string) =>
  expect(() => new HttpEndpointDestination({ url: URL, ...props })).toThrow(
    new Error(`HttpEndpointDestination: ${message}`),
  );

const attributes = (length: number) => Object.fromEntries(Array.from({ length }, (_, index) => [`a${index}`, 'b']));

describe('HttpEndpointDestination', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('calls an open endpoint without a key', () => {
    expect(configured()).toMatchObject({
      EndpointConfiguration: { Url: URL },
      RequestConfiguration: { ContentEncoding: 'NONE' },
      BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 5 },
      RetryOptions: { DurationInSeconds: 300 },
      S3BackupMode: 'FailedDataOnly',
    });
    expect(configured()).not.toHaveProperty('SecretsManagerConfiguration');
    expect(configured()).not.toHaveProperty('RequestConfiguration.CommonAttributes');
    expect(configured().EndpointConfiguration).not.toHaveProperty('Name');
  });

  test('takes settings of its own', () => {
    const own = configured({
      url: 'https://collector.example.com:443/clicks?shop=1',
      name: 'Collector',
      contentEncoding: HttpCompression.GZIP,
      commonAttributes: { team: 'shop', empty: '' },
      bufferingInterval: Duration.seconds(900),
      bufferingSize: Size.mebibytes(64),
    });
    expect(own).toMatchObject({
      EndpointConfiguration: { Name: 'Collector', Url: 'https://collector.example.com:443/clicks?shop=1' },
      RequestConfiguration: {
        ContentEncoding: 'GZIP',
        CommonAttributes: [
          { AttributeName: 'team', AttributeValue: 'shop' },
          { AttributeName: 'empty', AttributeValue: '' },
        ],
      },
      BufferingHints: { IntervalInSeconds: 900, SizeInMBs: 64 },
    });
  });

  test('takes the least buffer', () => {
    const { BufferingHints } = configured({ bufferingInterval: Duration.seconds(0), bufferingSize: Size.mebibytes(1) });
    expect(BufferingHints).toEqual({ IntervalInSeconds: 0, SizeInMBs: 1 });
  });

  test('takes what is known at deployment only', () => {
    const later = (value: string) => Lazy.string({ produce: () => value });
    const tokens = configured({
      url: later('https://later.example.com'),
      name: later('Later'),
      commonAttributes: { team: later('shop') },
      bufferingInterval: Duration.seconds(Lazy.number({ produce: () => 61 })),
      bufferingSize: Size.mebibytes(Lazy.number({ produce: () => 6 })),
      retryDuration: Duration.seconds(Lazy.number({ produce: () => 62 })),
    });
    expect(tokens).toMatchObject({
      EndpointConfiguration: { Url: 'https://later.example.com', Name: 'Later' },
      RequestConfiguration: { CommonAttributes: [{ AttributeName: 'team', AttributeValue: 'shop' }] },
      BufferingHints: { IntervalInSeconds: 61, SizeInMBs: 6 },
      RetryOptions: { DurationInSeconds: 62 },
    });
  });

  test('leaves the length of an attribute that is known at deployment only to Firehose', () => {
    const value = `${'b'.repeat(1020)}${Lazy.string({ produce: () => 'c' })}`;
    const { RequestConfiguration } = configured({ commonAttributes: { team: value } });
    expect(RequestConfiguration.CommonAttributes[0].AttributeValue).toHaveLength(1021);
  });

  test('takes the longest URL, the longest name, and the most attributes', () => {
    const own = configured({
      url: `https://example.com/${'a'.repeat(980)}`,
      name: 'n'.repeat(256),
      commonAttributes: { ...attributes(49), ['a'.repeat(256)]: 'b'.repeat(1024) },
    });
    expect(own.RequestConfiguration.CommonAttributes).toHaveLength(50);
  });

  test.each<[string, Partial<HttpEndpointDestinationProps>, string]>([
    ['a URL without TLS', { url: 'http://example.com' }, 'url must be an https URL, got "http://example.com"'],
    ['another port', { url: 'https://example.com:8443' }, 'url must be on port 443, got 8443'],
    [
      'a URL that is too long',
      { url: `https://example.com/${'a'.repeat(981)}` },
      'url must be at most 1000 characters, got 1001',
    ],
    [
      'a password in the URL',
      { url: 'https://user:password@example.com' },
      'url must be without credentials, which belong into the secret, got a user name or password',
    ],
    ['a blank name', { name: ' ' }, 'name must be 1 to 256 characters, other than spaces alone, got " "'],
    [
      'a name that is too long',
      { name: 'n'.repeat(257) },
      `name must be 1 to 256 characters, other than spaces alone, got "${'n'.repeat(257)}"`,
    ],
    ['a 51st attribute', { commonAttributes: attributes(51) }, 'commonAttributes must be at most 50, got 51'],
    [
      'an attribute without a name',
      { commonAttributes: { '': 'b' } },
      'commonAttributes must be named by 1 to 256 characters, other than spaces alone, got ""',
    ],
    [
      'an attribute with too long a name',
      { commonAttributes: { ['a'.repeat(257)]: 'b' } },
      `commonAttributes must be named by 1 to 256 characters, other than spaces alone, got "${'a'.repeat(257)}"`,
    ],
    [
      'an attribute with too long a value',
      { commonAttributes: { team: 'b'.repeat(1025) } },
      'commonAttributes.team must be at most 1024 characters, got 1025',
    ],
    [
      'to collect for more than 15 minutes',
      { bufferingInterval: Duration.seconds(901) },
      'bufferingInterval must be a whole number of seconds from 0 to 900, got 901 seconds',
    ],
    [
      'to collect less than 1 MiB',
      { bufferingSize: Size.kibibytes(512) },
      'bufferingSize must be a whole number of MiB from 1 to 64, got 0.5',
    ],
    [
      'to collect more than 64 MiB',
      { bufferingSize: Size.mebibytes(65) },
      'bufferingSize must be a whole number of MiB from 1 to 64, got 65',
    ],
  ])('refuses %s', (_, props, message) => refuses(props, message));
});

describe('HttpEndpoint of aws-cdk, until it is put right', () => {
  function stock(propsIn: (stack: Stack) => Partial<HttpEndpointProps> = () => ({})) {
    const stack = new Stack(new App(), 'Stack');
    const destination = new HttpEndpoint({ endpointConfig: { url: 'http://example.com' }, ...propsIn(stack) });
    new DeliveryStream(stack, 'Delivery', { destination });
    return { stack, template: Template.fromStack(stack) };
  }

  test('takes an endpoint that everybody can listen to, and more than Firehose collects', () => {
    const { template } = stock(() => ({ bufferingHints: { size: Size.mebibytes(128) } }));
    expect(deliveryStreamOf(template).HttpEndpointDestinationConfiguration).toMatchObject({
      EndpointConfiguration: { Url: 'http://example.com' },
      BufferingHints: { SizeInMBs: 128 },
    });
  });

  test('backs up into a bucket without a key, and open to who does not use TLS', () => {
    const { template } = stock();
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: Match.absent(),
      PublicAccessBlockConfiguration: Match.absent(),
    });
    template.resourceCountIs('AWS::S3::BucketPolicy', 0);
  });

  test('is silent about a role that cannot be changed', () => {
    const { stack, template } = stock((scope) => ({
      role: Role.fromRoleArn(scope, 'Role', 'arn:aws:iam::111111111111:role/delivery', { mutable: false }),
    }));
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});
