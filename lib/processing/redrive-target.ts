import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IDataStream } from '../stream/data-stream-interface';

/** Where failed batches are brought back to. */
export abstract class RedriveTarget {
  /**
   * The function that failed: it is invoked with the events it failed for. No other consumer of the stream sees the records
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
    return this.stream.grantWrite(grantee);
  }
}
