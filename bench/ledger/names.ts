import type { Sandbox } from '../../toolkit/sandbox/sandbox';

/** Physical names of what a ledger's pipeline consists of, in either variant. */
export interface Names {
  readonly stream: string;
  /** The stream that the function writes to. */
  readonly delivered: string;
  readonly orders: string;
  readonly transform: string;
  readonly releases: string;
  readonly lake: string;
  /** Whether the stream has a key of its own. */
  readonly hasOwnKey: boolean;
  /** Absent in a pipeline that has no failure destination. */
  readonly failures?: string;
}

export function namesIn(sandbox: Sandbox): Names {
  const { resources } = sandbox.deployment;
  const find = (type: string, part: RegExp) => resources.find((it) => it.type === type && part.test(it.logicalId))?.ref;
  const name = (type: string, part: RegExp) => {
    const ref = find(type, part);
    if (ref === undefined) throw new Error(`there is no ${type} whose logical id matches ${part}`);
    return ref;
  };
  const stream = name('AWS::Kinesis::Stream', /^Stream/);
  return {
    stream,
    delivered: name('AWS::Kinesis::Stream', /^Delivered/),
    orders: name('AWS::Lambda::Function', /^Orders/),
    transform: name('AWS::Lambda::Function', /Transform/),
    releases: name('AWS::S3::Bucket', /^Releases/),
    lake: name('AWS::S3::Bucket', /Lake/),
    hasOwnKey: !(sandbox.rooms.streams.operator(stream).keyId ?? 'alias/aws/').startsWith('alias/aws/'),
    failures: find('AWS::S3::Bucket', /Failures/),
  };
}
