import { NO_ANSWER, type Refusal } from './refusal';

/** What a service answers for one entry. */
export interface EntryAnswer {
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

/** Reads the answers of a call, one for each entry; an entry without an answer counts as refused. */
export function refusalsIn(answers: readonly EntryAnswer[] = [], entries: number): (Refusal | undefined)[] {
  return Array.from({ length: entries }, (_, i) => refusalIn(answers[i]));
}

function refusalIn(answer: EntryAnswer | undefined): Refusal | undefined {
  if (answer === undefined) return NO_ANSWER;
  const { ErrorCode: errorCode, ErrorMessage: errorMessage = '' } = answer;
  return errorCode === undefined ? undefined : { errorCode, errorMessage };
}
