/** Firehose takes a response of 6 MB; whether it counts in thousands is not said, so this is the smaller reading. */
export const MAX_RESPONSE_BYTES = 6_000_000;

const FRAME = '{"records":[]}';
const RESULT = '{"recordId":"","result":"ProcessingFailed","data":""},';

/** Shares the size of one response among its records. A result without data has its place from the start. */
export class ResponseBudget {
  private left: number;

  public constructor(recordIds: readonly string[]) {
    const results = recordIds.reduce((sum, recordId) => sum + RESULT.length + recordId.length, 0);
    this.left = MAX_RESPONSE_BYTES - FRAME.length - results;
  }

  /** The bytes that still fit, before base64 makes four of three. */
  public get room(): number {
    return Math.max(0, Math.floor(this.left / 4) * 3);
  }

  public spend(base64: string): void {
    this.left -= base64.length;
  }
}
