import type { IDestination } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Lazy } from 'aws-cdk-lib/core';
import {
  CoralogixDestination,
  CoralogixEndpoint,
  DynatraceEndpoint,
  ElasticDestination,
  HoneycombDestination,
  LogicMonitorDestination,
  LogzioDestination,
  NewRelicEndpoint,
  SplunkObservabilityCloudDestination,
  SumoLogicDestination,
} from '../../../../../lib';
import { statementsOf } from '../../synthesized';
import { arn, delivering, deliveryStreamOf, type Given, given } from '../endpoint/endpoint-fixture';

const { secret } = given();

const configured = (destinationIn: (parts: Given) => IDestination) =>
  deliveryStreamOf(delivering(destinationIn)).HttpEndpointDestinationConfiguration;

test.each([
  [CoralogixEndpoint.EU1, 'https://ingress.eu1.coralogix.com/aws/firehose'],
  [CoralogixEndpoint.US1, 'https://ingress.us1.coralogix.com/aws/firehose'],
  [CoralogixEndpoint.US2, 'https://ingress.us2.coralogix.com/aws/firehose'],
  [CoralogixEndpoint.AP1, 'https://ingress.ap1.coralogix.com/aws/firehose'],
  [CoralogixEndpoint.AP2, 'https://ingress.ap2.coralogix.com/aws/firehose'],
  [CoralogixEndpoint.AP3, 'https://ingress.ap3.coralogix.com/aws/firehose'],
  [CoralogixEndpoint.of('https://own.example.com'), 'https://own.example.com'],
  [DynatraceEndpoint.logs('https://a.b/'), 'https://a.b/api/v2/logs/ingest/aws_firehose'],
  [DynatraceEndpoint.metricsUs('https://a.b'), 'https://us.aws.cloud.dynatrace.com'],
  [DynatraceEndpoint.metricsEu('https://a.b'), 'https://eu.aws.cloud.dynatrace.com'],
  [DynatraceEndpoint.metricsGlobal('https://a.b'), 'https://aws.cloud.dynatrace.com'],
  [NewRelicEndpoint.LOGS_US, 'https://aws-api.newrelic.com/firehose/v1'],
  [NewRelicEndpoint.METRICS_US, 'https://aws-api.newrelic.com/cloudwatch-metrics/v1'],
  [NewRelicEndpoint.METRICS_EU, 'https://aws-api.eu01.nr-data.net/cloudwatch-metrics/v1'],
  [NewRelicEndpoint.of('https://own.example.com'), 'https://own.example.com'],
])('%j listens where its owner says', ({ url }, expected) => {
  expect(url).toBe(expected);
});

describe('CoralogixDestination', () => {
  test('says what the records are, and whose', () => {
    const named = { applicationName: 'shop', subsystemName: 'clicks', integrationType: 'CloudWatch_JSON' };
    const { RequestConfiguration } = configured(
      (parts) => new CoralogixDestination({ endpoint: CoralogixEndpoint.EU1, ...parts, ...named }),
    );
    expect(RequestConfiguration.CommonAttributes).toEqual([
      { AttributeName: 'applicationName', AttributeValue: 'shop' },
      { AttributeName: 'subsystemName', AttributeValue: 'clicks' },
      { AttributeName: 'integrationType', AttributeValue: 'CloudWatch_JSON' },
    ]);
  });

  test('refuses an attribute that has a property', () => {
    const commonAttributes = { subsystemName: 'clicks' };
    expect(() => new CoralogixDestination({ endpoint: CoralogixEndpoint.EU1, secret, commonAttributes })).toThrow(
      new Error(
        'CoralogixDestination: commonAttributes must be without subsystemName, which has a property, got subsystemName',
      ),
    );
  });

  test('refuses an endpoint of its owner that everybody can listen to', () => {
    expect(() => new CoralogixDestination({ endpoint: CoralogixEndpoint.of('http://a.b'), secret })).toThrow(
      new Error('CoralogixDestination: url must be an https URL, got "http://a.b"'),
    );
  });
});

describe('DynatraceEndpoint', () => {
  test('refuses an environment that is not called by https', () => {
    expect(() => DynatraceEndpoint.metricsEu('abc12345')).toThrow(
      new Error('DynatraceEndpoint: apiUrl must be an https URL, got "abc12345"'),
    );
  });

  test('refuses a URL that Firehose could not send', () => {
    expect(() => DynatraceEndpoint.logs(`https://a.b/${'c'.repeat(889)}`)).toThrow(
      new Error('DynatraceEndpoint: apiUrl must be at most 900 characters, got 901'),
    );
  });
});

describe('ElasticDestination', () => {
  test('leaves the choice of the data stream to Elastic', () => {
    const { RequestConfiguration } = configured((parts) => new ElasticDestination({ url: 'https://a.b', ...parts }));
    expect(RequestConfiguration).not.toHaveProperty('CommonAttributes');
  });
});

describe('HoneycombDestination', () => {
  test('takes another API, and a data set that is known at deployment only', () => {
    const dataset = Lazy.string({ produce: () => 'clicks' });
    const { EndpointConfiguration } = configured(
      (parts) => new HoneycombDestination({ dataset, apiUrl: 'https://api.eu1.honeycomb.io/', ...parts }),
    );
    expect(EndpointConfiguration.Url).toBe('https://api.eu1.honeycomb.io/1/kinesis_events/clicks');
  });
});

describe('LogicMonitorDestination', () => {
  test.each(['shop.example.com/', ''])('refuses the account %j', (account) => {
    expect(() => new LogicMonitorDestination({ account, secret })).toThrow(
      new Error(`LogicMonitorDestination: account must be 1 to 63 letters, digits and -, got "${account}"`),
    );
  });
});

describe('LogzioDestination', () => {
  test.each(['us.example.com/', ''])('refuses the region code %j', (regionCode) => {
    expect(() => new LogzioDestination({ regionCode, secret })).toThrow(
      new Error(`LogzioDestination: regionCode must be lowercase letters, digits and -, got "${regionCode}"`),
    );
  });
});

describe('SplunkObservabilityCloudDestination', () => {
  test.each(['eu0.example.com/', ''])('refuses the realm %j', (realm) => {
    expect(() => new SplunkObservabilityCloudDestination({ realm, secret })).toThrow(
      new Error(`SplunkObservabilityCloudDestination: realm must be lowercase letters, digits and -, got "${realm}"`),
    );
  });
});

describe('SumoLogicDestination', () => {
  const template = delivering(({ bucket, ...parts }) => new SumoLogicDestination({ ...parts, backup: { bucket } }));

  test('leaves the address, which opens the source, in the secret', () => {
    const { EndpointConfiguration, SecretsManagerConfiguration, BufferingHints } =
      deliveryStreamOf(template).HttpEndpointDestinationConfiguration;
    const url = `{{resolve:secretsmanager:${arn('secretsmanager', 'secret:login-AbCdEf')}:SecretString:url::}}`;
    expect(EndpointConfiguration).toEqual({ Name: 'Sumo Logic', Url: url });
    expect(SecretsManagerConfiguration).toBeUndefined();
    expect(BufferingHints).toEqual({ IntervalInSeconds: 60, SizeInMBs: 1 });
  });

  test('may not read the secret, which CloudFormation reads', () => {
    const actions = statementsOf(template, 'DeliveryDestinationRole').flatMap(({ Action }) => Action);
    expect(actions).not.toContain('secretsmanager:GetSecretValue');
  });

  test('reads a secret of the same stack', () => {
    const { EndpointConfiguration } = configured(
      ({ stack }) => new SumoLogicDestination({ secret: new Secret(stack, 'Address') }),
    );
    expect(JSON.stringify(EndpointConfiguration.Url)).toContain(':SecretString:url::}}');
  });
});
