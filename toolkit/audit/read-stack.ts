import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse, type ScalarTag } from 'yaml';
import { loadAssembly } from '../sandbox/assembly/load-assembly';
import { readTemplate } from '../sandbox/assembly/read-template';
import type { Template } from '../sandbox/assembly/template';
import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import type { AuditedStack } from './audited-stack';
import { INTRINSIC_TAGS } from './intrinsic-tags';

const LIMIT_BYTES = 20 * 1024 * 1024;

/**
 * The stacks of a cloud assembly, or the one template of a file: JSON or YAML, or what `aws cloudformation get-template` prints.
 * @param names the stacks wanted of an assembly; default - all
 * @throws UnreadableInput that names the file and what is wrong with it
 */
export function readStacks(place: string, names?: readonly string[]): readonly AuditedStack[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) throw new UnreadableInput(`${place}: there is no such file or folder`);
  if (stat.isDirectory()) return loadAssembly(place, names).stacks;
  if (stat.size > LIMIT_BYTES) {
    throw new UnreadableInput(`${place}: a template must be at most 20 MiB, got ${stat.size} bytes`);
  }
  return [{ stackName: stackNameOf(place), template: templateIn(place, readFileSync(place, 'utf8')) }];
}

function stackNameOf(file: string): string {
  return path.basename(file).replace(/(\.template)?\.(json|ya?ml)$/, '');
}

function templateIn(file: string, text: string): Template {
  const document = parsed(file, text);
  const body = (document as { TemplateBody?: unknown } | null)?.TemplateBody;
  return readTemplate(file, body === undefined ? document : typeof body === 'string' ? parsed(file, body) : body);
}

/** JSON is YAML too, but a message about JSON helps more. */
function parsed(file: string, text: string): unknown {
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : parse(text, { customTags: [...INTRINSIC_TAGS] as ScalarTag[] });
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UnreadableInput(`${file}: the template cannot be read: ${reason}`);
  }
}
