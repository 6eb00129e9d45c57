import { requireIdentifier } from './snowflake-identifier';

const OWNER = 'SnowflakeDataLoading';

/** How a record becomes a row of a Snowflake table. */
export class SnowflakeDataLoading {
  /** Each key of the record's JSON object goes to the column of its name. */
  public static readonly JSON_MAPPING = new SnowflakeDataLoading('JSON_MAPPING');

  /**
   * The whole record goes to one column.
   *
   * @param contentColumnName a column of the type VARIANT
   */
  public static variantContent(contentColumnName: string): SnowflakeDataLoading {
    return new SnowflakeDataLoading('VARIANT_CONTENT_MAPPING', contentColumnName);
  }

  /**
   * The whole record goes to one column, and what is known of it to another: the stream, and the record's place in it.
   *
   * @param contentColumnName a column of the type VARIANT
   * @param metadataColumnName another column of the type VARIANT
   */
  public static variantContentAndMetadata(contentColumnName: string, metadataColumnName: string): SnowflakeDataLoading {
    return new SnowflakeDataLoading('VARIANT_CONTENT_AND_METADATA_MAPPING', contentColumnName, metadataColumnName);
  }

  private constructor(
    /** The name of this way, as Firehose calls it. */
    public readonly dataLoadingOption: string,
    /** The column for the record. */
    public readonly contentColumnName?: string,
    /** The column for what is known of the record. */
    public readonly metadataColumnName?: string,
  ) {
    requireIdentifier(OWNER, 'contentColumnName', contentColumnName);
    requireIdentifier(OWNER, 'metadataColumnName', metadataColumnName);
  }
}
