import { requirePattern, requireRange, requireThat } from '../../../private/validation';
import { CopyFormatKind } from './copy-format-kind';

const URL = /^s3:\/\/[^\s']+$/;
const URL_WORDS = "an s3:// URL without spaces and '";
const CHARACTER = /^(?:[ -&(-~]|\\t|\\\d{3})$/;
const CHARACTER_WORDS = "one ASCII character other than ', \\t, or a backslash and three octal digits";
/** Firehose and COPY jobs name what lies where, and with which role it is read. */
const TAKEN =
  /\b(?:MANIFEST|CREDENTIALS|IAM_ROLE|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SSH|MASTER_SYMMETRIC_KEY)\b/i;
const LONGEST_HEADER = 2_147_483_647;

/** How values are told apart in a line of text. */
export interface DelimitedOptions {
  /**
   * What stands between two values: an ASCII character, `\t`, or an octal number such as `\001`.
   *
   * @default - a comma in CSV, a pipe elsewhere
   */
  readonly delimiter?: string;

  /**
   * How many lines at the beginning of each object are no rows: 0 to 2,147,483,647.
   *
   * @default 0
   */
  readonly ignoreHeader?: number;
}

/** A column of a text whose values have fixed widths. */
export interface FixedWidthColumn {
  /** The name: letters, digits and `_`. */
  readonly name: string;

  /** How many characters wide the values are: 1 to 65,535. */
  readonly width: number;
}

/**
 * How Amazon Redshift reads the rows of an object.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html
 */
export class CopyFormat {
  /** One JSON object per row, whose keys are column names. */
  public static readonly JSON = new CopyFormat("JSON 'auto'", CopyFormatKind.DOCUMENT);

  /** One JSON object per row, whose keys are column names in any case. */
  public static readonly JSON_IGNORE_CASE = new CopyFormat("JSON 'auto ignorecase'", CopyFormatKind.DOCUMENT);

  /** One JSON document per row, whole, for the one column of type SUPER of a table. */
  public static readonly JSON_NO_SHRED = new CopyFormat("JSON 'noshred'", CopyFormatKind.DOCUMENT);

  /** Values separated by commas. */
  public static readonly CSV = new CopyFormat('CSV', CopyFormatKind.DELIMITED);

  /** Avro files, whose fields are named as the columns are; Firehose delivers none. */
  public static readonly AVRO = new CopyFormat("FORMAT AS AVRO 'auto'", CopyFormatKind.AVRO);

  /** Parquet files, by the order of their columns; Firehose delivers none to Amazon Redshift. */
  public static readonly PARQUET = new CopyFormat('FORMAT AS PARQUET', CopyFormatKind.COLUMNAR);

  /** ORC files, by the order of their columns; Firehose delivers none to Amazon Redshift. */
  public static readonly ORC = new CopyFormat('FORMAT AS ORC', CopyFormatKind.COLUMNAR);

  /**
   * JSON whose values are found by a JSONPaths file.
   *
   * @param url where the file lies, such as `s3://bucket/paths.json`
   */
  public static jsonPaths(url: string): CopyFormat {
    requirePattern('CopyFormat', 'url', url, URL, URL_WORDS);
    return new CopyFormat(`JSON '${url}'`, CopyFormatKind.DOCUMENT);
  }

  /**
   * Values which may stand in quotes.
   *
   * @param options how they are told apart
   */
  public static csv(options: DelimitedOptions = {}): CopyFormat {
    return new CopyFormat(delimited('CSV', options), CopyFormatKind.DELIMITED);
  }

  /**
   * Values without quotes, a backslash before each character that is none of the format.
   *
   * @param options how they are told apart
   */
  public static delimited(options: DelimitedOptions = {}): CopyFormat {
    return new CopyFormat(delimited('ESCAPE', options), CopyFormatKind.DELIMITED);
  }

  /**
   * Values at fixed places of a line.
   *
   * @param columns the columns of a line, in order
   */
  public static fixedWidth(columns: FixedWidthColumn[]): CopyFormat {
    requireThat(columns.length > 0, 'CopyFormat', 'columns', 'one column at least', '0');
    for (const { name, width } of columns) {
      requirePattern('CopyFormat', 'name', name, /^\w+$/, 'letters, digits and _');
      requireRange('CopyFormat', 'width', width, 1, 65_535);
    }
    const widths = columns.map(({ name, width }) => `${name}:${width}`).join(',');
    return new CopyFormat(`FIXEDWIDTH '${widths}'`, CopyFormatKind.DELIMITED);
  }

  /**
   * Any other format.
   *
   * @param parameters the words of the COPY command
   */
  public static of(parameters: string): CopyFormat {
    requirePattern('CopyFormat', 'parameters', parameters, /^[^;]+$/, 'words of the COPY command, without ;');
    const [taken] = TAKEN.exec(parameters) ?? [];
    requireThat(taken === undefined, 'CopyFormat', 'parameters', 'words about the rows only', `${taken}`);
    return new CopyFormat(parameters, CopyFormatKind.OTHER);
  }

  private constructor(
    /** The words of the COPY command. */
    public readonly parameters: string,
    /** @internal */
    public readonly _kind: CopyFormatKind,
  ) {}
}

function delimited(words: string, { delimiter, ignoreHeader }: DelimitedOptions): string {
  requirePattern('CopyFormat', 'delimiter', delimiter, CHARACTER, CHARACTER_WORDS);
  requireRange('CopyFormat', 'ignoreHeader', ignoreHeader, 0, LONGEST_HEADER);
  return [
    words,
    ...(delimiter === undefined ? [] : [`DELIMITER '${delimiter}'`]),
    ...(ignoreHeader === undefined ? [] : [`IGNOREHEADER ${ignoreHeader}`]),
  ].join(' ');
}
