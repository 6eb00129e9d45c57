import type { Attempt } from './attempt';
import type { ProcessingResult } from './mapping-document';

const WHAT_TO_DO =
  'Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream in IAM.';

/** What a mapping says of its last batch. Giving a batch up changes nothing of it. */
export class LastResult {
  constructor(private text: ProcessingResult = 'No records processed') {}

  get value(): ProcessingResult {
    return this.text;
  }

  /** Nothing is read at all. */
  noteUnreadable(streamArn: string): void {
    this.text = `PROBLEM: Cannot access stream ${streamArn}. ${WHAT_TO_DO}`;
  }

  /** A valid report of failed records is no problem of the mapping. */
  note(attempt: Attempt): void {
    if (attempt.type === 'refused') return;
    const isCalled = attempt.type === 'processed' || attempt.response?.functionError === null;
    this.text = isCalled ? 'OK' : 'PROBLEM: Function call failed';
  }
}
