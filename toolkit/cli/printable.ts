/**
 * Text that only ever shows on a terminal: a control character that came with somebody's data could move the cursor,
 * change colours or set the title, so it is spelled out.
 */
export function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
