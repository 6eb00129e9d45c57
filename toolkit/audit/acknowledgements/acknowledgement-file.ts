import { parseBoundedJson } from '../../sandbox/assembly/bounded-json';
import { readBoundedText } from '../../sandbox/assembly/bounded-text';
import { UnreadableInput } from '../../sandbox/kernel/unreadable-input';
import { parseBoundedYaml } from '../yaml-template';
import { isDay } from './day';

/** What somebody says of a finding: that it stands, why, and until when. */
export interface FileAcknowledgement {
  readonly rule: string;
  /** A logical id, or the path of a construct, which stands for all below it. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, such as `2027-01-31`. */
  readonly expires: string;
}

const MEMBERS = ['rule', 'resource', 'reason', 'owner', 'expires'] as const;

/**
 * Reads a list of acknowledgements, in YAML or JSON, by itself or under that name.
 * @throws UnreadableInput that names the entry and what is wrong with it
 */
export function readAcknowledgements(file: string): readonly FileAcknowledgement[] {
  const document = parsed(file, readBoundedText(file));
  const entries = Array.isArray(document)
    ? document
    : (document as { acknowledgements?: unknown } | null)?.acknowledgements;
  if (!Array.isArray(entries)) {
    throw new UnreadableInput(`${file}: acknowledgements must be a list, got ${JSON.stringify(entries)}`);
  }
  return entries.map((entry, i) => acknowledgementOf(`${file}: acknowledgements[${i}]`, entry));
}

function parsed(file: string, text: string): unknown {
  try {
    return /^\s*[{[]/.test(text) ? parseBoundedJson(text) : parseBoundedYaml(text).toJS();
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UnreadableInput(`${file}: the acknowledgements cannot be read: ${reason}`);
  }
}

function acknowledgementOf(owner: string, entry: unknown): FileAcknowledgement {
  if (typeof entry !== 'object' || entry === null) {
    throw new UnreadableInput(`${owner} must be an object, got ${JSON.stringify(entry)}`);
  }
  const unknown = Object.keys(entry).find((key) => !MEMBERS.some((member) => member === key));
  if (unknown !== undefined) throw new UnreadableInput(`${owner} must have ${MEMBERS.join(', ')} only, got ${unknown}`);
  const texts = Object.fromEntries(MEMBERS.map((member) => [member, textOf(owner, member, entry)]));
  const acknowledgement = texts as unknown as FileAcknowledgement;
  if (isDay(acknowledgement.expires)) return acknowledgement;
  throw new UnreadableInput(`${owner}.expires must be a day such as 2027-01-31, got ${acknowledgement.expires}`);
}

function textOf(owner: string, member: string, entry: object): string {
  const value: unknown = Object.getOwnPropertyDescriptor(entry, member)?.value;
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new UnreadableInput(`${owner}.${member} must be text, got ${JSON.stringify(value)}`);
}
