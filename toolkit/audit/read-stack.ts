import { statSync } from 'node:fs';
import path from 'node:path';
import { loadAssembly } from '../sandbox/assembly/load-assembly';
import type { StackSource } from '../sandbox/assembly/template';
import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import type { AuditedStack } from './audited-stack';
import { withNestedStacks } from './nested-stacks';
import { TemplateReader } from './template-reader';

/**
 * The stacks of a cloud assembly, those nested in them included, or the one template of a file: JSON or YAML, or what `aws cloudformation get-template` prints.
 * @param names the stacks wanted of an assembly; default - all
 * @throws UnreadableInput that names the file and what is wrong with it
 */
export function readStacks(place: string, names?: readonly string[]): readonly AuditedStack[] {
  try {
    return stacksAt(place, new TemplateReader(place), names);
  } catch (error) {
    throw explained(place, error as NodeJS.ErrnoException);
  }
}

function stacksAt(place: string, reader: TemplateReader, names?: readonly string[]): readonly AuditedStack[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) throw new UnreadableInput(`${place}: there is no such file or folder`);
  if (stat.isDirectory()) {
    const { stacks } = loadAssembly(place, names, (file, stackName) => reader.ofStack(file, stackName));
    return withOwnNames(stacks).flatMap((stack) => withNestedStacks(stack, reader));
  }
  // A pipe cannot be read again for its hash and its lines.
  return [{ stackName: stackNameOf(place), template: reader.template(place), ...(stat.isFile() && { file: place }) }];
}

/** Stacks of one name, in several Regions or accounts, are told apart by their constructs. */
function withOwnNames(stacks: readonly StackSource[]): readonly StackSource[] {
  const names = stacks.map(({ stackName }) => stackName);
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return stacks.map((stack) =>
    isShared(stack.stackName) ? { ...stack, stackName: stack.id ?? stack.stackName } : stack,
  );
}

function stackNameOf(file: string): string {
  return path.basename(file).replace(/(\.template)?\.(json|ya?ml)$/, '');
}

/** What the system says of a file, such as links in a circle or a lack of permission, is for the user to mend. */
function explained(place: string, error: NodeJS.ErrnoException): Error {
  if (error.syscall === undefined) return error;
  return new UnreadableInput(`${place}: it cannot be read: ${error.message}`);
}
