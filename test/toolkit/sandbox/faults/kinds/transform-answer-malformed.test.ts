import { PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import type { TransformAnswerMalformed } from '../../../../../toolkit/sandbox/faults/kinds/transform-answer-malformed';
import { FaultySandbox } from '../faulty-sandbox';

const ROLE = 'arn:aws:iam::123456789012:role/all';
const TRANSFORM = `exports.handler = async ({ records }) => ({
  records: records.map(({ recordId, data }) => ({ recordId, data, result: 'Ok' })),
});`;

const TRANSFORMED = {
  Transform: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'transform',
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Role: ROLE,
      Code: { ZipFile: TRANSFORM },
    },
  },
  Delivery: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    DependsOn: ['Bucket', 'Transform'],
    Properties: {
      DeliveryStreamName: 'delivery',
      ExtendedS3DestinationConfiguration: {
        BucketARN: 'arn:aws:s3:::lake',
        RoleARN: ROLE,
        Prefix: 'rows/',
        ErrorOutputPrefix: 'errors/',
        BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
        ProcessingConfiguration: {
          Enabled: true,
          Processors: [
            {
              Type: 'Lambda',
              Parameters: [
                {
                  ParameterName: 'LambdaArn',
                  ParameterValue: 'arn:aws:lambda:us-east-1:123456789012:function:transform',
                },
              ],
            },
          ],
        },
      },
    },
  },
};

async function putAndDrain({ firehose, sandbox }: FaultySandbox): Promise<void> {
  const Records = ['a', 'b'].map((data) => ({ Data: Buffer.from(data) }));
  await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: 'delivery', Records }));
  await sandbox.drain();
}

async function textOf({ sandbox }: FaultySandbox, prefix: string): Promise<string> {
  const objects = await sandbox.objects('lake', prefix);
  return Buffer.concat(await Promise.all(objects.map(({ key }) => sandbox.read('lake', key)))).toString();
}

/** The error codes in the error objects, and the records they are about. */
async function errors(faulty: FaultySandbox): Promise<string[]> {
  const lines = (await textOf(faulty, 'errors/')).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { errorCode, rawData } = JSON.parse(line);
    return `${Buffer.from(rawData, 'base64')} ${errorCode}`;
  });
}

describe('transform-answer-malformed', () => {
  test.each<[TransformAnswerMalformed['answer'], string, string[]]>([
    ['wrong-record-id', '', ['a Lambda.MissingRecordId', 'b Lambda.MissingRecordId']],
    ['missing-record-id', 'b', ['a Lambda.MissingRecordId']],
    ['duplicated-record-id', 'b', ['a Lambda.DuplicatedRecordId']],
    ['dropped', '', []],
    ['processing-failed', '', ['a Lambda.ProcessingFailedStatus', 'b Lambda.ProcessingFailedStatus']],
    ['unknown-result', '', ['a Lambda.JsonProcessingException', 'b Lambda.JsonProcessingException']],
    ['null-data', '', ['a Lambda.InvalidReturnFormat', 'b Lambda.InvalidReturnFormat']],
    ['no-records', '', ['a Lambda.MissingRecordId', 'b Lambda.MissingRecordId']],
  ])('%s shows in the error objects, and ends', async (answer, delivered, failed) => {
    const faulty = await FaultySandbox.start(TRANSFORMED);
    faulty.sandbox.inject({ type: 'transform-answer-malformed', function: 'Transform', answer, times: 1 });
    await putAndDrain(faulty);
    expect([await textOf(faulty, 'rows/'), await errors(faulty)]).toEqual([delivered, failed]);
    await putAndDrain(faulty);
    expect([await textOf(faulty, 'rows/'), await errors(faulty)]).toEqual([`${delivered}ab`, failed]);
    await faulty.close();
  });
});
