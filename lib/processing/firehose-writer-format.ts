/** What becomes of the records of a stream on their way into a delivery stream. */
export enum FirehoseWriterFormat {
  /**
   * Lines, many of them in a record of the delivery stream, each with a newline at its end. Gzip is undone.
   */
  LINES = 'lines',

  /**
   * Lines of web-server logs as rows of the table `access_log`, in JSON, many of them in a record of the delivery stream. Each
   * has an `event_id`, the same whenever it comes again.
   */
  LOG_ROWS = 'log-rows',

  /**
   * Each record by itself, byte for byte. Firehose bills it as a multiple of 5 KB.
   */
  RECORDS = 'records',
}
