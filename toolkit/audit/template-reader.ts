import { parseBoundedJson } from '../sandbox/assembly/bounded-json';
import { requireTemplate } from '../sandbox/assembly/read-template';
import type { Template } from '../sandbox/assembly/template';
import { parseTemplate, withResources } from '../sandbox/assembly/template-text';
import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import { parseYamlTemplate } from './yaml-template';

/** More are no report that anybody reads, and take time and memory that a folder of strangers must not. */
const MOST_RESOURCES = 10_000;

/** Reads the templates of one report. */
export class TemplateReader {
  private resources = 0;

  /** @param place where the templates are, for messages */
  constructor(private readonly place: string) {}

  /** A template of JSON or YAML, or what `aws cloudformation get-template` prints. @throws UnreadableInput that names the file and what is wrong with it */
  template(file: string): Template {
    return this.counted(requireTemplate(file, parseTemplate(file, parsed), 'kept'));
  }

  /** The template of a stack of an assembly. @throws UnreadableInput that names the file and what is wrong with it */
  ofStack(file: string, source = file): Template {
    return this.counted(requireTemplate(source, withResources(parseTemplate(file, parseBoundedJson)), 'kept'));
  }

  private counted(template: Template): Template {
    this.resources += Object.keys(template.Resources ?? {}).length;
    if (this.resources <= MOST_RESOURCES) return template;
    const problem = `its stacks must have at most ${MOST_RESOURCES} resources in all, got more; choose some with --stack`;
    throw new UnreadableInput(`${this.place}: ${problem}`);
  }
}

/** JSON is YAML too, but a message about JSON helps more. */
function parsed(text: string): unknown {
  const document = /^\s*\{/.test(text) ? parseBoundedJson(text) : parseYamlTemplate(text);
  const body = (document as { TemplateBody?: unknown } | null)?.TemplateBody;
  if (body === undefined) return document;
  return typeof body === 'string' ? parsed(body) : body;
}
