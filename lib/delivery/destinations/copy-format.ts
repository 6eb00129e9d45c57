import { requirePattern } from '../../private/validation';

/** How Amazon Redshift reads the rows of an object. */
export class CopyFormat {
  /** One JSON object per row, whose keys are column names. */
  public static readonly JSON = new CopyFormat("JSON 'auto'");

  /** One JSON object per row, whose keys are column names in any case. */
  public static readonly JSON_IGNORE_CASE = new CopyFormat("JSON 'auto ignorecase'");

  /** Values separated by commas. */
  public static readonly CSV = new CopyFormat('CSV');

  /**
   * JSON whose values are found by a JSONPaths file.
   *
   * @param url where the file lies, such as `s3://bucket/paths.json`
   */
  public static jsonPaths(url: string): CopyFormat {
    requirePattern('CopyFormat', 'url', url, /^s3:\/\/[^\s']+$/, "an s3:// URL without spaces and '");
    return new CopyFormat(`JSON '${url}'`);
  }

  /**
   * Any other format.
   *
   * @param parameters the words of the COPY command
   */
  public static of(parameters: string): CopyFormat {
    requirePattern('CopyFormat', 'parameters', parameters, /^[^;]+$/, 'words of the COPY command, without ;');
    return new CopyFormat(parameters);
  }

  private constructor(
    /** The words of the COPY command. */
    public readonly parameters: string,
  ) {}
}
