import { LambdaClient } from '@aws-sdk/client-lambda';
import { ERROR_OBJECTS } from '../../../../lambda/shared/redrive/error-objects';
import type { FailureSource } from '../../../../lambda/shared/redrive/failure-source';
import { FunctionTarget } from '../../../../lambda/shared/redrive/function-target';
import { survey } from '../../../../toolkit/cli/redrive/survey';

const id = 's3://lake/errors/1';
const line = JSON.stringify({ rawData: 'YQ==', errorCode: 'Lambda.FunctionError' });
const source: FailureSource = {
  async *batches() {
    const read = async () => ERROR_OBJECTS.read(Buffer.from(line), id);
    yield { id, failedAt: 0, read, claim: () => Promise.reject(new Error('a survey claims nothing')) };
  },
  backlog: async () => ({ batches: 1 }),
};

function surveyFor(functionName?: string) {
  return survey(source, new FunctionTarget(new LambdaClient({}), () => functionName), () => false);
}

describe('survey', () => {
  const found = { id, failedAt: '1970-01-01T00:00:00.000Z', condition: 'Lambda.FunctionError', records: 1 };

  test('tells what a run would bring back', async () => {
    expect(await surveyFor('f')).toEqual([{ ...found, functionArn: undefined, partitionKeys: 1 }]);
  });

  test('tells what the target of the run would not take', async () => {
    const problem = 'not for this target: nothing tells which function it is for';
    expect(await surveyFor()).toMatchObject([{ ...found, problem }]);
  });
});
