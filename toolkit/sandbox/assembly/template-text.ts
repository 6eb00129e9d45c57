import { UnreadableInput } from '../kernel/unreadable-input';
import { readBoundedText } from './bounded-text';

/** AWS takes 1 MB; what `aws cloudformation get-template` prints of it is indented, and more than three times as long. */
const MOST_MEBIBYTES = 4;

/**
 * What the file of a template holds.
 * @throws UnreadableInput that names the file and what is wrong with it
 */
export function parseTemplate(file: string, parse: (text: string) => unknown): unknown {
  const text = readBoundedText(file, MOST_MEBIBYTES);
  try {
    return parse(text);
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UnreadableInput(`${file}: the template cannot be read: ${reason}`);
  }
}

/** The CDK writes none for a stack that is empty. */
export function withResources(document: unknown): unknown {
  const isTemplate = typeof document === 'object' && document !== null && !Array.isArray(document);
  return isTemplate ? { Resources: {}, ...document } : document;
}
