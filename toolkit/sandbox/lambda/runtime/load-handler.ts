import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './error-payload';

export type Handler = (event: unknown, context: unknown, callback?: Callback) => unknown;
export type Callback = (error: unknown, value?: unknown) => void;

/** Path of the module, then the name of the export, which may be nested: `src/index.api.handler`. */
const HANDLER = /^(?!.*\.\.)(.*\/)?([^./]+)\.([^/]+)$/;

/**
 * Finds a handler as Lambda's Node.js runtimes do.
 * @param handler such as `index.handler`
 * @throws RuntimeError that says what is wrong with the name or the code
 */
export async function loadHandler(taskRoot: string, handler: string): Promise<Handler> {
  const match = HANDLER.exec(handler);
  if (match === null) throw new RuntimeError('MalformedHandlerName', `'${handler}' is not a valid handler name`);
  const [, folder = '', moduleName, exportPath = ''] = match;
  const name = `${folder}${moduleName}`;
  const found = valueAt(await loadModule(taskRoot, name), exportPath.split('.'));
  if (found === undefined) throw new RuntimeError('HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw new RuntimeError('HandlerNotFound', `${handler} is not a function`);
  return found as Handler;
}

async function loadModule(taskRoot: string, name: string): Promise<unknown> {
  const file = ['.js', '.mjs', '.cjs'].map((extension) => join(taskRoot, name + extension)).find(existsSync);
  if (file === undefined) throw new RuntimeError('ImportModuleError', `Error: Cannot find module '${name}'`);
  try {
    return isEsModule(file, taskRoot) ? await import(pathToFileURL(file).href) : createRequire(file)(file);
  } catch (error) {
    throw asRuntimeError(error);
  }
}

function isEsModule(file: string, taskRoot: string): boolean {
  if (!file.endsWith('.js')) return file.endsWith('.mjs');
  for (let folder = dirname(file); folder.startsWith(taskRoot); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  }
  return false;
}

function asRuntimeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
    return new RuntimeError('ImportModuleError', `Error: ${error.message}`);
  }
  return error instanceof SyntaxError ? new RuntimeError('UserCodeSyntaxError', String(error)) : error;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((parent, key) => (parent as Record<string, unknown> | undefined)?.[key], value);
}
