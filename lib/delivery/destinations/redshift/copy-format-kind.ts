/** What the words of a COPY command may say of a format. */
export enum CopyFormatKind {
  /** Documents, whose values have names. */
  DOCUMENT,
  /** Lines of text, whose values have places. */
  DELIMITED,
  /** Files that tell their own fields. */
  AVRO,
  /** Files that hold columns of typed values. */
  COLUMNAR,
  /** Whatever its words say. */
  OTHER,
}
