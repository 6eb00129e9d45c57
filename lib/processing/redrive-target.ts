import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream, type IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { requireThat } from '../private/validation';
import type { IDataStream } from '../stream/data-stream-interface';
import { grantBatchWrite } from '../stream/stream-grants';

/** Where failed batches are brought back to. */
export abstract class RedriveTarget {
  /**
   * The function that failed: it is invoked with the events it failed for; with those of error objects, any function that
   * takes the events of a stream. No other consumer of the stream sees the records
   * again, and their sequence numbers are what they were, so that whatever was written before can be told from what was not.
   *
   * @param handler The function, or the version or alias of it that is to process the batches.
   */
  public static handler(handler: IFunction): RedriveTarget {
    return new FunctionTarget(handler);
  }

  /**
   * The stream: records are put again with the partition keys they had. Every consumer of the stream sees them again, and
   * under new sequence numbers; explicit hash keys are lost.
   *
   * @param stream The stream that was processed.
   */
  public static stream(stream: IDataStream): RedriveTarget {
    return new StreamTarget(stream);
  }

  /**
   * A delivery stream: it processes and delivers the records as new ones.
   *
   * @param deliveryStream One that producers put to: another takes records from its source only.
   */
  public static deliveryStream(deliveryStream: IDeliveryStream): RedriveTarget {
    requireDirectPut(deliveryStream);
    return new DeliveryTarget(deliveryStream);
  }

  /** @internal */
  public abstract readonly _arn: string;

  /** @internal */
  public abstract _grant(grantee: IGrantable): Grant;
}

class FunctionTarget extends RedriveTarget {
  public readonly _arn: string;

  constructor(handler: IFunction) {
    super();
    this._arn = handler.functionArn;
  }

  /** For the given version or alias alone, where it is one. */
  public _grant(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({ grantee, actions: ['lambda:InvokeFunction'], resourceArns: [this._arn] });
  }
}

class StreamTarget extends RedriveTarget {
  public readonly _arn: string;

  constructor(private readonly stream: IDataStream) {
    super();
    this._arn = stream.stream.streamArn;
  }

  public _grant(grantee: IGrantable): Grant {
    return grantBatchWrite(this.stream.stream, grantee);
  }
}

class DeliveryTarget extends RedriveTarget {
  public readonly _arn: string;

  constructor(private readonly deliveryStream: IDeliveryStream) {
    super();
    this._arn = deliveryStream.deliveryStreamArn;
  }

  public _grant(grantee: IGrantable): Grant {
    return this.deliveryStream.grant(grantee, 'firehose:PutRecordBatch');
  }
}

function requireDirectPut({ node }: IDeliveryStream): void {
  if (!(node.defaultChild instanceof CfnDeliveryStream)) return;
  const { deliveryStreamType = 'DirectPut' } = node.defaultChild;
  const allowed = 'one that producers put to';
  requireThat(
    deliveryStreamType === 'DirectPut',
    'RedriveTarget',
    'deliveryStream',
    allowed,
    `${node.path}, a ${deliveryStreamType}`,
  );
}
