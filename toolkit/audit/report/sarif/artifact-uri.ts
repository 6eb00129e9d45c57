import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A relative reference where the file lies below the working directory, as code scanning wants it. */
export function artifactUri(file: string): string {
  const relative = path.relative('', file);
  const isBelow = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return isBelow ? relative.split(path.sep).map(encodeURIComponent).join('/') : pathToFileURL(file).href;
}
