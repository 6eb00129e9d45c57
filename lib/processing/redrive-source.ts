import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { acknowledgeWildcards, OBJECTS } from '../private/acknowledgements';
import { withKeyThrough } from '../private/encryption-key';
import { literalPrefix } from '../private/literal-prefix';
import { requireThat } from '../private/validation';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { grantRangeRead } from '../stream/stream-grants';

/** Below it, Lambda puts the batches; the mapping comes next in a key. */
const FAILURES = 'aws/lambda/';
/** Below it, the function itself writes how far it is, and the batches that it is done with. */
const WRITTEN = 'redrive/';
const OTHERS = [FAILURES, WRITTEN];

/** An error object is as large as what a delivery stream buffers; a batch, as what a function takes: both in MiB. */
const ERROR_OBJECT_MEMORY = 1_769;
const BATCH_MEMORY = 512;

const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];
const QUEUE_ACTIONS = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ReceiveMessage',
  'sqs:SendMessage',
];

/** Where failed batches wait to be redriven. */
export abstract class RedriveSource {
  /**
   * Whole batches in a bucket, as `S3FailureDestination` puts them there.
   *
   * @param bucket The bucket; import it together with its key, if it has one.
   * @param eventSourceMapping Whose batches, where functions share the bucket; by default those of every mapping. One that is
   * replaced, as for another starting position, leaves its batches behind, and a `FirehoseWriter` keeps some under its own name.
   */
  public static bucket(bucket: IBucket, eventSourceMapping?: IEventSourceMapping): RedriveSource {
    const prefix =
      eventSourceMapping === undefined ? FAILURES : `${FAILURES}${eventSourceMapping.eventSourceMappingId}/`;
    return new BucketSource(bucket, { prefix, name: bucket.bucketName, memorySize: BATCH_MEMORY });
  }

  /**
   * Error objects: what a delivery stream could not process or deliver, each object a batch. Redrive them to the delivery
   * stream, where producers put to it, else to the stream it reads or to a function. The objects tell no partition keys: a
   * digest of the data takes their place.
   *
   * @param bucket The bucket; import it together with its key, if it has one.
   * @param errorOutputPrefix The error output prefix of the delivery stream; what stands before its first `!{expression}` counts.
   */
  public static errorObjects(bucket: IBucket, errorOutputPrefix: string): RedriveSource {
    const prefix = literalPrefix('RedriveSource', 'errorOutputPrefix', errorOutputPrefix);
    const isOther = !OTHERS.some((other) => prefix.startsWith(other));
    requireThat(
      isOther,
      'RedriveSource',
      'errorOutputPrefix',
      `outside ${OTHERS.join(' and ')}`,
      JSON.stringify(prefix),
    );
    return new BucketSource(bucket, {
      prefix,
      name: `${bucket.bucketName}/${prefix}`,
      memorySize: ERROR_OBJECT_MEMORY,
    });
  }

  /**
   * Places of batches in a queue, as `SqsFailureDestination` sends them, or `SnsFailureDestination` to a topic that the queue is
   * subscribed to: their records are read again, as long as the stream keeps them.
   *
   * @param queue A standard queue; import it together with its key, if it has one.
   * @param stream The stream that was processed, whether or not through a consumer.
   */
  public static queue(queue: IQueue, stream: IStreamEventSource): RedriveSource {
    requireThat(!queue.fifo, 'RedriveSource', 'queue', 'a standard queue', `the FIFO queue ${queue.node.path}`);
    return new QueueSource(queue, stream);
  }

  /**
   * Where the function finds them.
   *
   * @internal
   */
  public abstract readonly _url: string;

  /**
   * What its metrics are known by.
   *
   * @internal
   */
  public abstract readonly _name: string;

  /**
   * What the function needs to hold a batch, in MiB.
   *
   * @internal
   */
  public abstract readonly _memorySize: number;

  /**
   * Lets the function take batches, and remember how far it is.
   *
   * @internal
   */
  public abstract _grant(grantee: IGrantable): Grant;
}

class BucketSource extends RedriveSource {
  public readonly _url: string;

  public readonly _name: string;

  public readonly _memorySize: number;

  private readonly prefix: string;

  constructor(
    private readonly bucket: IBucket,
    { prefix, name, memorySize }: { readonly prefix: string; readonly name: string; readonly memorySize: number },
  ) {
    super();
    this.prefix = prefix;
    this._url = bucket.s3UrlForObject(prefix);
    this._name = name;
    this._memorySize = memorySize;
  }

  public _grant(grantee: IGrantable): Grant {
    const { bucket, prefix } = this;
    const failures = bucket.arnForObjects(`${prefix}*`);
    const written = bucket.arnForObjects(`${WRITTEN}*`);
    acknowledgeWildcards(grantee, [failures, written], OBJECTS);
    const grant = this.allow(grantee, ['s3:DeleteObject', 's3:GetObject'], failures)
      .combine(this.allow(grantee, ['s3:GetObject', 's3:PutObject'], written))
      // Without it, what is not there would look like what must not be read.
      .combine(this.allow(grantee, ['s3:ListBucket'], bucket.bucketArn));
    return withKeyThrough(grant, 's3', bucket.encryptionKey, grantee, ...KEY_ACTIONS);
  }

  private allow(grantee: IGrantable, actions: string[], arn: string): Grant {
    return Grant.addToPrincipalOrResource({ grantee, actions, resourceArns: [arn], resource: this.bucket });
  }
}

class QueueSource extends RedriveSource {
  public readonly _url: string;

  public readonly _name: string;

  public readonly _memorySize = BATCH_MEMORY;

  constructor(
    private readonly queue: IQueue,
    private readonly source: IStreamEventSource,
  ) {
    super();
    this._url = queue.queueUrl;
    this._name = queue.queueName;
  }

  public _grant(grantee: IGrantable): Grant {
    const { queue } = this;
    const actions = QUEUE_ACTIONS;
    const resourceArns = [queue.queueArn];
    const onQueue = Grant.addToPrincipalOrResource({ grantee, actions, resourceArns, resource: queue });
    const grant = onQueue.combine(grantRangeRead(this.source.stream, grantee));
    const key = queue.encryptionMasterKey;
    return withKeyThrough(grant, 'sqs', key, grantee, ...KEY_ACTIONS);
  }
}
