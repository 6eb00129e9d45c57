import { DatadogEndpoint, HttpCompression, type IDestination } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Size } from 'aws-cdk-lib/core';
import {
  CoralogixDestination,
  CoralogixEndpoint,
  DatadogDestination,
  DynatraceDestination,
  DynatraceEndpoint,
  ElasticDestination,
  HoneycombDestination,
  type HttpEndpointOptions,
  LogicMonitorDestination,
  LogzioDestination,
  MongoDbDestination,
  NewRelicDestination,
  NewRelicEndpoint,
  SplunkObservabilityCloudDestination,
} from '../../../../../lib';
import { arn, delivering, deliveryStreamOf } from '../endpoint/endpoint-fixture';

interface Partner {
  readonly make: (secret: ISecret, options?: HttpEndpointOptions) => IDestination;
  readonly name: string;
  readonly url: string;
  readonly attributes?: Record<string, string>;
  readonly mebibytes: number;
  readonly most: number;
  readonly encoding?: string;
}

const API_URL = 'https://abc12345.live.dynatrace.com';
const ELASTIC_URL = 'https://clicks.es.eu-west-1.aws.elastic-cloud.com';
const MONGO_DB_URL = 'https://abc123.execute-api.eu-west-1.amazonaws.com/clicks';

const PARTNERS: Record<string, Partner> = {
  CoralogixDestination: {
    make: (secret, options) =>
      new CoralogixDestination({ endpoint: CoralogixEndpoint.EU2, secret, applicationName: 'shop', ...options }),
    name: 'Coralogix',
    url: 'https://ingress.eu2.coralogix.com/aws/firehose',
    attributes: { applicationName: 'shop' },
    mebibytes: 6,
    most: 64,
  },
  DatadogDestination: {
    make: (secret, options) => new DatadogDestination({ endpoint: DatadogEndpoint.LOGS_EU, secret, ...options }),
    name: 'Datadog',
    url: 'https://aws-kinesis-http-intake.logs.datadoghq.eu/v1/input',
    mebibytes: 4,
    most: 4,
  },
  DynatraceDestination: {
    make: (secret, options) =>
      new DynatraceDestination({ endpoint: DynatraceEndpoint.metricsEu(API_URL), secret, ...options }),
    name: 'Dynatrace',
    url: 'https://eu.aws.cloud.dynatrace.com',
    attributes: { 'dt-url': API_URL },
    mebibytes: 5,
    most: 64,
  },
  ElasticDestination: {
    make: (secret, options) =>
      new ElasticDestination({ url: ELASTIC_URL, secret, dataStreamName: 'logs-clicks-default', ...options }),
    name: 'Elastic',
    url: ELASTIC_URL,
    attributes: { es_datastream_name: 'logs-clicks-default' },
    mebibytes: 1,
    most: 1,
  },
  HoneycombDestination: {
    make: (secret, options) => new HoneycombDestination({ dataset: 'web clicks', secret, ...options }),
    name: 'Honeycomb',
    url: 'https://api.honeycomb.io/1/kinesis_events/web%20clicks',
    mebibytes: 15,
    most: 64,
  },
  LogicMonitorDestination: {
    make: (secret, options) => new LogicMonitorDestination({ account: 'shop', secret, ...options }),
    name: 'LogicMonitor',
    url: 'https://shop.logicmonitor.com',
    mebibytes: 5,
    most: 64,
  },
  LogzioDestination: {
    make: (secret, options) => new LogzioDestination({ regionCode: 'us', secret, ...options }),
    name: 'Logz.io',
    url: 'https://listener-aws-metrics-stream-us.logz.io/',
    mebibytes: 5,
    most: 64,
    encoding: 'NONE',
  },
  MongoDbDestination: {
    make: (secret, options) => new MongoDbDestination({ url: MONGO_DB_URL, secret, ...options }),
    name: 'MongoDB Cloud',
    url: MONGO_DB_URL,
    mebibytes: 5,
    most: 16,
  },
  NewRelicDestination: {
    make: (secret, options) => new NewRelicDestination({ endpoint: NewRelicEndpoint.LOGS_EU, secret, ...options }),
    name: 'New Relic',
    url: 'https://aws-api.eu.newrelic.com/firehose/v1',
    mebibytes: 5,
    most: 64,
  },
  SplunkObservabilityCloudDestination: {
    make: (secret, options) => new SplunkObservabilityCloudDestination({ realm: 'eu0', secret, ...options }),
    name: 'Splunk Observability Cloud',
    url: 'https://ingest.eu0.signalfx.com/v1/cloudwatch_metric_stream',
    mebibytes: 1,
    most: 64,
  },
};

describe.each(Object.entries(PARTNERS))('%s', (owner, partner) => {
  const { make, name, url, attributes, mebibytes, most, encoding = 'GZIP' } = partner;

  const configured = (options?: HttpEndpointOptions) => {
    const template = delivering(({ secret, bucket }) => make(secret, { backup: { bucket }, ...options }));
    return deliveryStreamOf(template).HttpEndpointDestinationConfiguration;
  };

  test('delivers as the partner asks for', () => {
    const rendered = Object.entries(attributes ?? {}).map(([AttributeName, AttributeValue]) => ({
      AttributeName,
      AttributeValue,
    }));
    expect(configured()).toMatchObject({
      EndpointConfiguration: { Name: name, Url: url },
      RequestConfiguration: { ContentEncoding: encoding },
      BufferingHints: { IntervalInSeconds: 60, SizeInMBs: mebibytes },
      SecretsManagerConfiguration: { Enabled: true, SecretARN: arn('secretsmanager', 'secret:login-AbCdEf') },
    });
    expect(configured().RequestConfiguration.CommonAttributes).toEqual(rendered.length > 0 ? rendered : undefined);
  });

  test('takes settings of its own', () => {
    const contentEncoding = encoding === 'GZIP' ? HttpCompression.NONE : HttpCompression.GZIP;
    const own = configured({
      commonAttributes: { team: 'shop' },
      contentEncoding,
      bufferingSize: Size.mebibytes(most),
    });
    expect(own.RequestConfiguration.ContentEncoding).toBe(contentEncoding);
    expect(own.RequestConfiguration.CommonAttributes).toContainEqual({ AttributeName: 'team', AttributeValue: 'shop' });
    expect(own.BufferingHints.SizeInMBs).toBe(most);
  });

  test('refuses more than the partner takes', () => {
    const bufferingSize = Size.mebibytes(most + 1);
    expect(() => configured({ bufferingSize })).toThrow(
      new Error(`${owner}: bufferingSize must be a whole number of MiB from 1 to ${most}, got ${most + 1}`),
    );
  });
});
