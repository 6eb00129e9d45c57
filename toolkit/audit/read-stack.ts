import { statSync } from 'node:fs';
import path from 'node:path';
import { parseBoundedJson } from '../sandbox/assembly/bounded-json';
import { readBoundedText } from '../sandbox/assembly/bounded-text';
import { loadAssembly } from '../sandbox/assembly/load-assembly';
import { requireTemplate } from '../sandbox/assembly/read-template';
import type { Template } from '../sandbox/assembly/template';
import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import type { AuditedStack } from './audited-stack';
import { withNestedStacks } from './nested-stacks';
import { parseYamlTemplate } from './yaml-template';

/**
 * The stacks of a cloud assembly, those nested in them included, or the one template of a file: JSON or YAML, or what `aws cloudformation get-template` prints.
 * @param names the stacks wanted of an assembly; default - all
 * @throws UnreadableInput that names the file and what is wrong with it
 */
export function readStacks(place: string, names?: readonly string[]): readonly AuditedStack[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) throw new UnreadableInput(`${place}: there is no such file or folder`);
  if (stat.isDirectory()) return loadAssembly(place, names).stacks.flatMap((stack) => withNestedStacks(stack));
  const template = templateIn(place, readBoundedText(place));
  // A pipe cannot be read again for its hash and its lines.
  return [{ stackName: stackNameOf(place), template, ...(stat.isFile() && { file: place }) }];
}

function stackNameOf(file: string): string {
  return path.basename(file).replace(/(\.template)?\.(json|ya?ml)$/, '');
}

function templateIn(file: string, text: string): Template {
  const document = parsed(file, text);
  const body = (document as { TemplateBody?: unknown } | null)?.TemplateBody;
  return requireTemplate(file, body === undefined ? document : typeof body === 'string' ? parsed(file, body) : body);
}

/** JSON is YAML too, but a message about JSON helps more. */
function parsed(file: string, text: string): unknown {
  try {
    return /^\s*\{/.test(text) ? parseBoundedJson(text) : parseYamlTemplate(text);
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UnreadableInput(`${file}: the template cannot be read: ${reason}`);
  }
}
