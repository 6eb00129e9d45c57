import { AwsError } from '../../kernel/aws-error';
import { requiredText } from './members';
import type { Input } from './operation';

const MOST_ENTRIES = 10;
const ID = /^[\w-]{1,80}$/;

/** Runs each entry of a batch on its own, and tells which of them failed. @throws AwsError when the batch itself is none */
export function runBatch(input: Input, run: (entry: Input) => object | undefined): object {
  const entries = requiredEntries(input);
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    const Id = requiredText(entry, 'Id');
    try {
      Successful.push({ Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, SenderFault: error.status < 500, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
}

function requiredEntries({ Entries = [] }: Input): readonly Input[] {
  if (!Array.isArray(Entries)) throw new AwsError('SerializationException', 'Entries must be a list');
  if (Entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (Entries.length > MOST_ENTRIES) {
    const message = `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${Entries.length}.`;
    throw new AwsError('TooManyEntriesInBatchRequest', message);
  }
  requireIds(Entries.map((entry) => requiredText(entry, 'Id')));
  return Entries;
}

function requireIds(ids: readonly string[]): void {
  if (!ids.every((id) => ID.test(id))) {
    const message =
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.';
    throw new AwsError('InvalidBatchEntryId', message);
  }
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
}
