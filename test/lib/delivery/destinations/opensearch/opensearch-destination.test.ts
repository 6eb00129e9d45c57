import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Domain, EngineVersion, type IDomain } from 'aws-cdk-lib/aws-opensearchservice';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, Size, Stack } from 'aws-cdk-lib/core';
import {
  BackedUpRecords,
  DocumentIdFormat,
  IndexRotation,
  LambdaProcessor,
  LogTransform,
  OpenSearchDestination,
  type OpenSearchDestinationProps,
} from '../../../../../lib';
import { spelled } from '../../spelled';
import { statementsOf } from '../../synthesized';

const DOMAIN_ARN = 'arn:aws:es:eu-west-1:111122223333:domain/search';
const BUCKET_ARN = 'arn:aws:s3:::failed';

type Props = Partial<OpenSearchDestinationProps>;

/** A stack with an imported domain and an imported bucket, so that its delivery stream is all there is to see. */
function newStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function imported(stack: Stack, domainArn = DOMAIN_ARN): IDomain {
  const domainEndpoint = 'search-abc.eu-west-1.es.amazonaws.com';
  return Domain.fromDomainAttributes(stack, 'Imported', { domainArn, domainEndpoint });
}

function deliver(stack: Stack, domain: IDomain, props: Props = {}): Template {
  const backup = { bucket: Bucket.fromBucketArn(stack, 'Failed', BUCKET_ARN) };
  const destination = new OpenSearchDestination(domain, { indexName: 'logs', backup, ...props });
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

function synthesize(props: (stack: Stack) => Props = () => ({})): Template {
  const stack = newStack();
  return deliver(stack, imported(stack), props(stack));
}

function hasDestination(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    AmazonopensearchserviceDestinationConfiguration: properties,
  });
}

const refuses = (props: Props, message: string) =>
  expect(() => synthesize(() => props)).toThrow(new Error(`OpenSearchDestination: ${message}`));

describe('OpenSearchDestination', () => {
  test('has production defaults', () => {
    const stack = newStack();
    const destination = new OpenSearchDestination(imported(stack), { indexName: 'logs' });
    new DeliveryStream(stack, 'Delivery', { destination });
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('indexes every document once into an index of its day', () => {
    hasDestination(synthesize(), {
      DomainARN: DOMAIN_ARN,
      ClusterEndpoint: Match.absent(),
      IndexName: 'logs',
      IndexRotationPeriod: 'OneDay',
      DocumentIdOptions: { DefaultDocumentIdFormat: 'FIREHOSE_DEFAULT' },
      TypeName: Match.absent(),
      BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 5 },
      RetryOptions: { DurationInSeconds: 300 },
      S3BackupMode: 'FailedDocumentsOnly',
      VpcConfiguration: Match.absent(),
      ProcessingConfiguration: Match.absent(),
    });
  });

  test('takes settings of its own', () => {
    const template = synthesize((stack) => ({
      indexRotation: IndexRotation.NO_ROTATION,
      documentIdFormat: DocumentIdFormat.NO_DOCUMENT_ID,
      typeName: 'line',
      bufferingInterval: Duration.seconds(0),
      bufferingSize: Size.mebibytes(100),
      retryDuration: Duration.seconds(0),
      processors: [new LambdaProcessor(new LogTransform(stack, 'Transform').handler)],
      backup: { bucket: new Bucket(stack, 'All'), records: BackedUpRecords.ALL },
      logGroup: new LogGroup(stack, 'Logs'),
    }));
    hasDestination(template, {
      IndexRotationPeriod: 'NoRotation',
      DocumentIdOptions: { DefaultDocumentIdFormat: 'NO_DOCUMENT_ID' },
      TypeName: 'line',
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 100 },
      RetryOptions: { DurationInSeconds: 0 },
      ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'Lambda' }] },
      S3BackupMode: 'AllDocuments',
      S3Configuration: { BucketARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^All'), 'Arn'] } },
      CloudWatchLoggingOptions: { LogGroupName: { Ref: Match.stringLikeRegexp('^Logs') } },
    });
  });

  test('may do to the domain and the backup what AWS documents, and nothing else', () => {
    expect(spelled(statementsOf(synthesize(), 'DeliveryDestinationRole'))).toEqual([
      {
        Effect: 'Allow',
        Action: 'logs:PutLogEvents',
        Resource: expect.stringMatching(
          /:log-group:\$\{DeliveryLogGroup\w+\}:log-stream:\$\{DeliveryDestinationDelivery\w+\}$/,
        ),
      },
      {
        Effect: 'Allow',
        Action: 'logs:PutLogEvents',
        Resource: expect.stringMatching(/:log-stream:\$\{DeliveryBackupDelivery\w+\}$/),
      },
      {
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: BUCKET_ARN,
      },
      {
        Effect: 'Allow',
        Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
        Resource: `${BUCKET_ARN}/*`,
      },
      {
        Effect: 'Allow',
        Action: ['es:DescribeDomain', 'es:DescribeDomainConfig', 'es:DescribeDomains', 'es:ESHttpPost', 'es:ESHttpPut'],
        Resource: [DOMAIN_ARN, `${DOMAIN_ARN}/*`],
      },
      {
        Effect: 'Allow',
        Action: 'es:ESHttpGet',
        Resource: [
          `${DOMAIN_ARN}/_all/_settings`,
          `${DOMAIN_ARN}/_cluster/stats`,
          `${DOMAIN_ARN}/logs*/_mapping`,
          `${DOMAIN_ARN}/_nodes`,
          `${DOMAIN_ARN}/_nodes/stats`,
          `${DOMAIN_ARN}/_nodes/*/stats`,
          `${DOMAIN_ARN}/_stats`,
          `${DOMAIN_ARN}/logs*/_stats`,
        ],
      },
    ]);
  });

  test('reads the mapping of its type, where there is one', () => {
    const [mapping] = statementsOf(
      synthesize(() => ({ typeName: 'line' })),
      'DeliveryDestinationRole',
    )
      .flatMap(({ Resource }) => Resource)
      .filter((arn) => `${arn}`.includes('_mapping'));
    expect(mapping).toBe(`${DOMAIN_ARN}/logs*/_mapping/line`);
  });

  test('waits for the policy of its role', () => {
    synthesize().hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: [Match.stringLikeRegexp('^DeliveryDestinationRolePolicy')],
    });
  });

  test('says what to attach to an imported role, and what to let in', () => {
    const stack = newStack();
    const roleArn = 'arn:aws:iam::111122223333:role/delivery';
    deliver(stack, imported(stack), { role: Role.fromRoleArn(stack, 'Role', roleArn, { mutable: false }) });
    hasDestination(Template.fromStack(stack), { RoleARN: roleArn });
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Role',
      Match.stringLikeRegexp(`attach a policy.*es:ESHttpPut.*"es:ESHttpGet".*${DOMAIN_ARN}/_nodes/stats`),
    );
  });

  describe('with a domain of another account', () => {
    const OTHER_ARN = 'arn:aws:es:eu-west-1:444455556666:domain/search';

    test('goes by its endpoint, as its configuration cannot be read', () => {
      const stack = newStack();
      hasDestination(deliver(stack, imported(stack, OTHER_ARN)), {
        ClusterEndpoint: 'https://search-abc.eu-west-1.es.amazonaws.com',
        DomainARN: Match.absent(),
      });
    });

    test('says what the access policy of the domain must let in', () => {
      const stack = newStack();
      deliver(stack, imported(stack, OTHER_ARN));
      Annotations.fromStack(stack).hasWarning(
        '/Stack/Delivery',
        Match.stringLikeRegexp(
          'account 444455556666 must let the role of the delivery stream in, by an access policy of the domain with ' +
            'the statements .*"es:ESHttpPut".*"Principal":.*"DeliveryDestinationRole[^"]*","Arn".*"es:ESHttpGet"',
        ),
      );
    });

    test('counts one whose account is told on deployment as its own', () => {
      const stack = newStack();
      const domainArn = Lazy.string({ produce: () => OTHER_ARN });
      hasDestination(deliver(stack, imported(stack, domainArn)), { DomainARN: OTHER_ARN });
      Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
    });
  });

  test('takes a domain of another region by its ARN', () => {
    const stack = newStack();
    const domainArn = 'arn:aws:es:us-east-1:111122223333:domain/search';
    hasDestination(deliver(stack, imported(stack, domainArn)), { DomainARN: domainArn });
  });

  describe('with the type of documents', () => {
    const domainOf = (stack: Stack, version: EngineVersion) => new Domain(stack, 'Domain', { version });

    test.each([EngineVersion.OPENSEARCH_2_19, EngineVersion.ELASTICSEARCH_7_10])(
      'knows that $version has none',
      (engine) => {
        const stack = newStack();
        expect(() => deliver(stack, domainOf(stack, engine), { typeName: 'line' })).toThrow(
          new Error('OpenSearchDestination: typeName must be left out for an engine without types, got "line"'),
        );
      },
    );

    test('knows that Elasticsearch 6 needs one', () => {
      const stack = newStack();
      const domain = domainOf(stack, EngineVersion.ELASTICSEARCH_6_8);
      expect(() => new OpenSearchDestination(domain, { indexName: 'logs' })).toThrow(
        new Error('OpenSearchDestination: typeName must be set for Elasticsearch before 7, got none'),
      );
      hasDestination(deliver(stack, domain, { typeName: 'line' }), { TypeName: 'line' });
    });

    test('knows nothing of an engine that is told on deployment', () => {
      const stack = newStack();
      const engine = EngineVersion.openSearch(Lazy.string({ produce: () => '2.19' }));
      hasDestination(deliver(stack, domainOf(stack, engine), { typeName: 'line' }), { TypeName: 'line' });
    });

    test.each(['', '_doc', 'a'.repeat(101)])('refuses %j', (typeName) => {
      refuses({ typeName }, `typeName must be 1 to 100 characters, the first not _, got ${JSON.stringify(typeName)}`);
    });
  });

  test.each(['a', 'access-log_2.x', 'a'.repeat(80), 'día'])('takes the index %s', (indexName) => {
    hasDestination(
      synthesize(() => ({ indexName })),
      { IndexName: indexName },
    );
  });

  test.each([
    '',
    'a'.repeat(81),
    'Logs',
    'É',
    '-a',
    '_a',
    '+a',
    '.',
    '..',
    'a b',
    'a,b',
    'a:b',
    'a"b',
    'a*',
    'a+b',
    'a/b',
    'a\\b',
    'a|b',
    'a?',
    'a#b',
    'a>b',
    'a<b',
  ])('refuses the index %j', (indexName) => {
    refuses(
      { indexName },
      `indexName must be 1 to 80 characters, none uppercase, a space or one of ,:"*+/\\|?#<>, the first not - or _, got ${JSON.stringify(indexName)}`,
    );
  });

  test('takes an index that is named on deployment', () => {
    const indexName = Lazy.string({ produce: () => 'logs-2' });
    hasDestination(
      synthesize(() => ({ indexName })),
      { IndexName: 'logs-2' },
    );
  });

  test('retries for two hours at most', () => {
    hasDestination(
      synthesize(() => ({ retryDuration: Duration.hours(2) })),
      {
        RetryOptions: { DurationInSeconds: 7200 },
      },
    );
    refuses(
      { retryDuration: Duration.seconds(7201) },
      'retryDuration must be a whole number of seconds from 0 to 7200, got 7201 seconds',
    );
  });

  test('collects for 15 minutes at most', () => {
    hasDestination(
      synthesize(() => ({ bufferingInterval: Duration.minutes(15) })),
      {
        BufferingHints: { IntervalInSeconds: 900 },
      },
    );
    refuses(
      { bufferingInterval: Duration.seconds(901) },
      'bufferingInterval must be a whole number of seconds from 0 to 900, got 901 seconds',
    );
  });

  test.each([
    [Size.kibibytes(512), '0.5'],
    [Size.mebibytes(101), '101'],
  ])('refuses to collect %s', (bufferingSize, got) => {
    refuses({ bufferingSize }, `bufferingSize must be a whole number of MiB from 1 to 100, got ${got}`);
  });
});
