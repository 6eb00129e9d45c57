import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { requirePattern } from '../../private/validation';

/** The script of a job. */
export class GlueScript {
  /**
   * A script in an asset of the app.
   *
   * @param asset a single file
   */
  public static fromAsset(asset: Asset): GlueScript {
    return new GlueScript(asset.bucket, asset.s3ObjectKey);
  }

  /**
   * A script in a bucket.
   *
   * @param bucket where it lies
   * @param key its key
   */
  public static fromBucket(bucket: IBucket, key: string): GlueScript {
    requirePattern('GlueScript', 'key', key, /^[^*?]+$/, 'the key of an object, without * and ?');
    return new GlueScript(bucket, key);
  }

  private constructor(
    /** @internal */
    public readonly _bucket: IBucket,
    /** @internal */
    public readonly _key: string,
  ) {}
}
