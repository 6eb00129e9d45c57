import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { grantKeyThrough } from '../private/encryption-key';

/**
 * What Lambda asks of the role of a function, whether it polls the stream or is pushed by a consumer. Sorted, so that
 * policies come out the same whether or not an app minimizes them.
 */
const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
const WRITE = ['kinesis:PutRecord', 'kinesis:PutRecords'];
const DECRYPT = 'kms:Decrypt';
const ENCRYPT = 'kms:GenerateDataKey';

export function grantStreamRead(stream: IStream, grantee: IGrantable): Grant {
  return grantOnStream(stream, grantee, READ, [DECRYPT]);
}

export function grantStreamWrite(stream: IStream, grantee: IGrantable): Grant {
  return grantOnStream(stream, grantee, WRITE, [ENCRYPT]);
}

export function grantStreamReadWrite(stream: IStream, grantee: IGrantable): Grant {
  return grantOnStream(stream, grantee, [...READ, ...WRITE], [DECRYPT, ENCRYPT]);
}

function grantOnStream(stream: IStream, grantee: IGrantable, actions: string[], keyActions: string[]): Grant {
  const onStream = Grant.addToPrincipalOrResource({
    grantee,
    actions,
    resourceArns: [stream.streamArn],
    resource: stream,
  });
  if (stream.encryptionKey === undefined) return onStream;
  return onStream.combine(grantKeyThrough('kinesis', stream.encryptionKey, grantee, ...keyActions));
}
