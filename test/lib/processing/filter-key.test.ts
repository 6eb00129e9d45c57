import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RecordFilter } from '../../../lib/processing/record-filter';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamEncryption } from '../../../lib/stream/stream-encryption';
import { fixture } from './fixture';

const PATTERNS = [{ status: [500] }];

describe('the key of a filter', () => {
  test('is opened to the mappings of this account, in the name by which Lambda asks', () => {
    const { stack, process } = fixture();
    const encryptionKey = new Key(stack, 'FilterKey');
    process({ filter: RecordFilter.ofData(PATTERNS, { encryptionKey }) });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      KmsKeyArn: stack.resolve(encryptionKey.keyArn),
      FilterCriteria: { Filters: [{ Pattern: '{"data":{"status":[500]}}' }] },
    });
    const mappings = `arn:${stack.partition}:lambda:${stack.region}:${stack.account}:event-source-mapping:*`;
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: [
          Match.anyValue(),
          {
            Action: 'kms:Decrypt',
            Effect: 'Allow',
            Principal: { Service: stack.resolve(`lambda.${stack.region}.amazonaws.com`) },
            Resource: '*',
            Condition: { ArnLike: { 'aws:SourceArn': stack.resolve(mappings) } },
          },
        ],
      },
    });
  });

  test('may be that of the stream', () => {
    const { stack, process } = fixture();
    const encryptionKey = new Key(stack, 'OneForAll');
    const encryption = StreamEncryption.customerManaged(encryptionKey);
    const source = new DataStream(stack, 'Encrypted', { encryption });
    process({ source, filter: RecordFilter.ofData(PATTERNS, { encryptionKey }) });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('that cannot be changed is named with what it lacks', () => {
    const { stack, process } = fixture();
    const encryptionKey = Key.fromKeyArn(stack, 'Given', 'arn:aws:kms:eu-west-1:111111111111:key/given');
    process({ filter: RecordFilter.ofData(PATTERNS, { encryptionKey }) });
    const statement = Match.stringLikeRegexp(
      '^Stack/Given: its policy cannot be changed here, add the statement \\{"Action":"kms:Decrypt".+ to it \\[ack: cdk-kinesis-pipelines:filterKeyCannotBeChanged\\]$',
    );
    Annotations.fromStack(stack).hasWarning('/Stack/Processor', statement);
  });
});
