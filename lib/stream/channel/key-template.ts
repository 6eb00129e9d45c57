import { Token } from 'aws-cdk-lib/core';
import { type Owner, requireThat } from '../../private/validation';

/** What Kinesis itself takes when a channel has no template. */
export const DEFAULT_KEY_TEMPLATE =
  'kinesis-channel/!{channel-name}/!{channel-id}/!{yyyy}/!{MM}/!{dd}/!{HH}/' +
  '!{channel-name}-!{channel-id}-!{yyyy}-!{MM}-!{dd}-!{HH}-!{mm}!{extension}';

/** What a template may take, besides an extension at its end. */
const VARIABLES = ['channel-name', 'channel-id', 'stream-name', 'yyyy', 'yy', 'MM', 'dd', 'HH', 'mm'];
const VARIABLE = new RegExp(`!\\{(?:${VARIABLES.join('|')})\\}`, 'g');
const EXTENSION = /!\{extension(?::\.[a-z.]+)?\}$/;
const ILLEGAL_PATH = /^\/|\/\/|\.\.|(?:^|\/)\.(?:\/|$)/;
const LITERALS = /^[\w!\-'.*()/=]*$/;

/** An object key takes 1,024 characters, of which Kinesis appends up to 38. */
const LONGEST = 986;

/** Throws unless Kinesis takes it as the template of object keys. */
export function requireKeyTemplate(owner: Owner, keyTemplate: string | undefined, compressed: boolean): void {
  if (keyTemplate === undefined || Token.isUnresolved(keyTemplate)) return;
  const require = (holds: boolean, allowed: string) =>
    requireThat(holds, owner, 'keyTemplate', allowed, JSON.stringify(keyTemplate));
  const literals = keyTemplate.replace(EXTENSION, '').replace(VARIABLE, '');
  require(!literals.includes('!{'), `made of !{${VARIABLES.join('}, !{')}} and literals, with !{extension} at its end`);
  require(LITERALS.test(literals), "made of letters, digits, the characters !-_'.*()/= and variables");
  require(!ILLEGAL_PATH.test(keyTemplate), 'a path without a / at its start, empty segments or dots alone');
  require(keyTemplate.length >= 1 && keyTemplate.length <= LONGEST, `1 to ${LONGEST} characters`);
  require(!compressed ||
    EXTENSION.test(keyTemplate), 'a template which ends with !{extension}, as objects are compressed');
}

/** What every key of a template begins with: its text up to the first variable that only a delivery can tell. */
export function keyPrefix(keyTemplate: string, channelName: string, streamName: string): string {
  if (Token.isUnresolved(keyTemplate)) return '';
  const known = keyTemplate.replaceAll('!{channel-name}', channelName).replaceAll('!{stream-name}', streamName);
  return known.split('!{', 1)[0] as string;
}
