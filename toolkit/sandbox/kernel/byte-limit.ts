/** No character takes more bytes of UTF-8 for each unit of UTF-16. */
const MAX_BYTES_PER_UNIT = 3;

/** Whether text takes more bytes of UTF-8 than a limit; counting them is dear, and only done where the length leaves it open. */
export function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  return text.length * MAX_BYTES_PER_UNIT > limit && Buffer.byteLength(text) > limit;
}
