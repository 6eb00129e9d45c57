/**
 * Text that only ever shows on a terminal: a control character that came with somebody's data could move the cursor,
 * change colours or set the title, and a mark of direction could show text in another order, so they are spelled out.
 */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, spelledOut);
}

function spelledOut(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
