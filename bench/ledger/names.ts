import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';

/** Physical names and ARNs of what a ledger's pipeline consists of, in either variant. */
export interface Names {
  readonly stream: string;
  /** Whether the stream has a key of its own. */
  readonly hasOwnKey: boolean;
  /** The stream that the function writes to. */
  readonly delivered: string;
  readonly orders: string;
  readonly ordersArn: string;
  readonly transform: string;
  readonly releases: string;
  readonly lake: string;
  /** Absent in a pipeline without failure destination. */
  readonly failures?: string;
  /** The enhanced fan-out consumer; the stream itself where it is read without one. */
  readonly sourceArn: string;
}

export function namesIn(sandbox: Sandbox): Names {
  const { resources } = sandbox.deployment;
  const find = (type: string, part: RegExp) => resources.find((it) => it.type === type && part.test(it.logicalId));
  const require = (type: string, part: RegExp) => {
    const found = find(type, part);
    if (found === undefined) throw new Error(`there is no ${type} whose logical id matches ${part}`);
    return { ref: found.ref, arn: String(found.attributes.Arn) };
  };
  const stream = require('AWS::Kinesis::Stream', /^Stream/);
  const orders = require('AWS::Lambda::Function', /^Orders/);
  const keyId = sandbox.rooms.streams.operator(stream.ref).keyId ?? 'alias/aws/kinesis';
  return {
    stream: stream.ref,
    hasOwnKey: !keyId.startsWith('alias/aws/'),
    delivered: require('AWS::Kinesis::Stream', /^Delivered/).ref,
    orders: orders.ref,
    ordersArn: orders.arn,
    transform: require('AWS::Lambda::Function', /Transform/).ref,
    releases: require('AWS::S3::Bucket', /^Releases/).ref,
    lake: require('AWS::S3::Bucket', /Lake/).ref,
    failures: find('AWS::S3::Bucket', /Failures/)?.ref,
    sourceArn: find('AWS::Kinesis::StreamConsumer', /./)?.ref ?? stream.arn,
  };
}
