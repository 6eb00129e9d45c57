import type { CfnCollection } from 'aws-cdk-lib/aws-opensearchserverless';
import { requirePattern } from '../../../private/validation';

const OWNER = 'OpenSearchCollection';

/** What identifies a collection that exists. */
export interface OpenSearchCollectionAttributes {
  /** The ARN. */
  readonly collectionArn: string;

  /** The endpoint for documents, beginning with `https://`. */
  readonly collectionEndpoint: string;

  /** The name: 3 to 32 lowercase letters, digits and `-`, the first a letter. */
  readonly collectionName: string;
}

/** A collection of Amazon OpenSearch Serverless. */
export class OpenSearchCollection {
  /**
   * A collection of this app.
   *
   * @param collection the collection
   */
  public static fromCfnCollection(collection: CfnCollection): OpenSearchCollection {
    return new OpenSearchCollection({
      collectionArn: collection.attrArn,
      collectionEndpoint: collection.attrCollectionEndpoint,
      collectionName: collection.name,
    });
  }

  /**
   * A collection that exists.
   *
   * @param attributes what identifies it
   */
  public static fromCollectionAttributes(attributes: OpenSearchCollectionAttributes): OpenSearchCollection {
    const { collectionArn, collectionEndpoint, collectionName } = attributes;
    const arnWords = 'arn:<partition>:aoss:<region>:<account>:collection/<id>';
    requirePattern(OWNER, 'collectionArn', collectionArn, /^arn:[^:]+:aoss:[^:]+:\d{12}:collection\/\w+$/, arnWords);
    requirePattern(OWNER, 'collectionEndpoint', collectionEndpoint, /^https:\/\/[\w.-]+$/, 'https://<host name>');
    const nameWords = '3 to 32 lowercase letters, digits and -, the first a letter';
    requirePattern(OWNER, 'collectionName', collectionName, /^[a-z][a-z0-9-]{2,31}$/, nameWords);
    return new OpenSearchCollection(attributes);
  }

  /** The ARN. */
  public readonly collectionArn: string;

  /** The endpoint for documents. */
  public readonly collectionEndpoint: string;

  /** The name. */
  public readonly collectionName: string;

  private constructor(attributes: OpenSearchCollectionAttributes) {
    this.collectionArn = attributes.collectionArn;
    this.collectionEndpoint = attributes.collectionEndpoint;
    this.collectionName = attributes.collectionName;
  }
}
