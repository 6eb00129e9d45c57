import { type Owner, requirePattern } from '../../../private/validation';

/** Firehose allows less than 255 bytes, so that the time of a rotation fits behind. */
const INDEX_NAME = /^(?![-_+])(?!\.{1,2}$)[^\p{Lu}\s,:"*+/\\|?#<>]{1,80}$/u;
const INDEX_NAME_WORDS = '1 to 80 characters, none uppercase, a space or one of ,:"*+/\\|?#<>, the first not - or _';

/** Throws unless OpenSearch takes the name of the index, and Firehose does. */
export function requireIndexName(owner: Owner, indexName: string): void {
  requirePattern(owner, 'indexName', indexName, INDEX_NAME, INDEX_NAME_WORDS);
}
